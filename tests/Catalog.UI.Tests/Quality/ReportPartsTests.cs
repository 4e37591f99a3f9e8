using System.Globalization;
using Bunit;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Quality;
using Catalog.UI.Quality;
using Catalog.UI.Validity;
using Xunit;

namespace Catalog.UI.Tests.Quality;

/// <summary>The parts that a report is put together from.</summary>
public sealed class ReportPartsTests : CatalogUiContext
{
    private static readonly DateTimeOffset Now = new(2030, 1, 15, 6, 14, 0, TimeSpan.Zero);
    private static readonly DataProductKey Key = DataProductKey.TryParse("sales/orders", out var key) ? key : default;

    private static readonly CheckedExpectation NoCustomer = Of("expect_column_values_to_not_be_null", "customer_id", ExpectationOutcome.Failed) with { Elements = 10_000, Unexpected = 312, Mostly = 0.97m, Examples = ["A-40117", "A-40118"] };
    private static readonly CheckedExpectation Unique = Of("expect_column_values_to_be_unique", "order_id", ExpectationOutcome.Passed) with { Elements = 10_000, Unexpected = 0 };
    private static readonly CheckedExpectation Ledger = Of("expect_table_row_count_to_be_between", null, ExpectationOutcome.NotRun) with { Problem = "the ledger was locked" };

    [Fact]
    public void A_suite_goes_by_table_and_column_with_what_has_trouble_first()
    {
        var list = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(Unique, NoCustomer, Ledger)).Add(l => l.Runs, []));

        Assert.Equal(["customer_id1 failed", "The whole table1 could not run", "order_id1 passed"], list.FindAll("h3").Select(h => h.TextContent.Trim()));
        Assert.Equal(["312 of 10,000", "not run", "none of 10,000"], list.FindAll(".figs b").Select(b => b.TextContent));
        Assert.Equal("3.12 %, at most 3 %", list.Find(".figs small").TextContent);
        Assert.Contains("A-40117", list.Markup, StringComparison.Ordinal);
        Assert.Contains("and 310 more", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_written_as_the_reader_writes_them()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var list = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(NoCustomer)).Add(l => l.Runs, []));

            Assert.Equal("312 of 10.000", list.Find(".figs b").TextContent);
            Assert.Equal("3,12 %, at most 3 %", list.Find(".figs small").TextContent);
            Assert.Equal("2,5 %", RuleWords.Words.Limit(250));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Only_what_did_not_pass_is_shown_when_asked_for_and_an_empty_list_says_why()
    {
        var troubles = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(Unique, NoCustomer)).Add(l => l.Runs, []).Add(l => l.OnlyTroubles, true));
        var none = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(Unique, Unique)).Add(l => l.Runs, []).Add(l => l.OnlyTroubles, true));

        Assert.Single(troubles.FindAll(".row"));
        Assert.Contains("All 2 passed.", none.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Examples_of_a_classified_column_are_masked_and_that_is_said()
    {
        var list = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(NoCustomer) with { Masked = new HashSet<string> { "customer_id" } }).Add(l => l.Runs, []));

        Assert.DoesNotContain("A-40117", list.Markup, StringComparison.Ordinal);
        Assert.Contains("Examples are masked", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failure_says_since_when()
    {
        var runs = new[] { ExpectationOutcome.Passed, ExpectationOutcome.Failed, ExpectationOutcome.Failed }
            .Select((outcome, i) => new RunMarks(default, "lake", "nightly", Now.AddDays(i - 2), false, 1, 0, null, ExpectationMarks.Write([NoCustomer with { Outcome = outcome }]))).ToList();

        var list = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(NoCustomer)).Add(l => l.Runs, runs));

        Assert.Contains("Since yesterday, 06:14, 2 runs in a row.", list.Markup, StringComparison.Ordinal);
        Assert.Equal("Passed in 1 of the last 3 runs", list.Find(".runs").GetAttribute("aria-label"));
    }

    [Fact]
    public void A_long_suite_is_cut_and_leads_to_its_run()
    {
        var many = Enumerable.Range(0, 30).Select(i => Of("expect_column_values_to_be_unique", $"c{i}", ExpectationOutcome.Passed)).ToArray();

        var list = Render<ExpectationList>(p => p.Add(l => l.Key, Key).Add(l => l.Result, Result(many)).Add(l => l.Runs, []).Add(l => l.Most, 10));

        Assert.Equal(10, list.FindAll(".row").Count);
        Assert.Contains("And 20 more.", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void The_arithmetic_stands_beside_a_scale_that_says_where_the_limit_is()
    {
        var above = Render<LossArithmetic>(p => p.Add(l => l.Loss, new RecordLoss { Source = LossSource.Stated, Lost = 312, Total = 10_000 }).Add(l => l.Limit, 300));
        var exactly = Render<LossArithmetic>(p => p.Add(l => l.Loss, new RecordLoss { Source = LossSource.RowCount, Lost = 300, Total = 10_000 }).Add(l => l.Limit, 300));

        Assert.Equal(["10,000", "9,688", "312", "3.12 %"], above.FindAll(".sum b").Select(b => b.TextContent));
        Assert.Contains("0.12 points above the limit of 3 %", above.Markup, StringComparison.Ordinal);
        Assert.Equal("3.12 % on a scale from 0 % to 4 %; the limit is 3 %", above.Find("svg").GetAttribute("aria-label"));
        Assert.Contains("Exactly the limit is still served, with a warning.", exactly.Markup, StringComparison.Ordinal);
        Assert.Contains("rows at least expected", exactly.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trend_tells_in_words_what_it_draws()
    {
        var chart = Render<TrendChart>(p => p.Add(c => c.Name, "Record loss").Add(c => c.Points, [new(Now.AddDays(-1), 1.5m, false), new(Now, 3.12m, true)]).Add(c => c.Limits, [(3m, "limit")]).Add(c => c.Write, v => $"{v} %"));

        Assert.Equal("Record loss over 2 runs, last 3.12 %, limit 3 %; not as expected in 1.", chart.Find("svg").GetAttribute("aria-label"));
        Assert.Single(chart.FindAll("rect"));
        Assert.Equal(2, chart.FindAll("table tr").Count);
    }

    [Fact]
    public void Values_far_from_zero_are_not_flattened()
    {
        var chart = Render<TrendChart>(p => p.Add(c => c.Name, "Rows").Add(c => c.Points, [new(Now.AddDays(-1), 10_000m, false), new(Now, 10_100m, false)]).Add(c => c.Write, v => $"{v}"));

        var heights = chart.Find("polyline").GetAttribute("points")!.Split(' ').Select(p => double.Parse(p.Split(',')[1], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.True(heights[0] - heights[1] > 40);
    }

    [Fact]
    public void A_spread_names_what_was_agreed_and_marks_what_is_off()
    {
        var chart = Render<DistributionChart>(p => p.Add(c => c.Of, new Distribution(DistributionKind.Quantiles, [new("50 %", 28, 20, 30), new("95 %", 1247, 1000, 1200)])));
        var mix = Render<DistributionChart>(p => p.Add(c => c.Of, new Distribution(DistributionKind.Unexpected, [new("UK", 4), new(null, 1)])));

        Assert.Equal(["20 to 30", "1,000 to 1,200"], chart.FindAll("td.t3").Select(c => c.TextContent));
        Assert.Contains("not as agreed", Assert.Single(chart.FindAll("tr.out")).TextContent, StringComparison.Ordinal);
        Assert.Equal(["UK", "missing"], mix.FindAll("tbody th").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public void Two_runs_stand_side_by_side_with_what_broke_first()
    {
        var compared = ResultComparison.Between([NoCustomer with { Outcome = ExpectationOutcome.Passed, Unexpected = 248 }, Unique], [NoCustomer, Unique]);
        var runs = Render<ComparedRuns>(p => p.Add(c => c.Compared, compared).Add(c => c.Before, Result().Row).Add(c => c.Now, Result().Row));

        Assert.StartsWith("Passed then, fails now", runs.Find("h3").TextContent, StringComparison.Ordinal);
        Assert.Equal(["248 of 10,000 rows, 2.48\u00a0%, have no value in customer_id.", "312 of 10,000 rows, 3.12\u00a0%, have no value in customer_id."], runs.FindAll("dd").Select(d => d.TextContent.Trim()));
        Assert.Contains("One expectation came out the same.", runs.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_close_up_shows_figures_values_and_the_trend()
    {
        var trend = new[] { 248, 312 }.Select((bad, i) => TrendPoint.Of(default, Now.AddDays(i - 1), NoCustomer with { Unexpected = bad })).ToList();
        var close = Render<ExpectationCloseUp>(p => p.Add(c => c.Of, NoCustomer with { Distribution = new(DistributionKind.Unexpected, [new("A-40117", 300)]) }).Add(c => c.Trend, trend));

        Assert.Contains("At least 97\u00a0% of the rows have a value in", close.Find(".promise").TextContent, StringComparison.Ordinal);
        Assert.Contains("at most 3 %", close.Find("svg.trend").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Single(close.FindAll("table.spread"));
    }

    private static CheckedExpectation Of(string type, string? column, ExpectationOutcome outcome) => new() { Type = type, Columns = column is null ? [] : [column], Outcome = outcome };

    private static ResultView Result(params CheckedExpectation[] expectations) => new(
        new ResultRow(default, "lake", "nightly", "lake", "orders", Now, false, expectations.Length, expectations.Count(e => e.Outcome == ExpectationOutcome.Passed), 0, null, false),
        expectations, Array.Empty<Finding>(), null, null, null, null, Now, "pipeline", new HashSet<string>());
}
