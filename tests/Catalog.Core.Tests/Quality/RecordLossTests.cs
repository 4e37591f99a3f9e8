using Catalog.Core.Quality;
using Xunit;

namespace Catalog.Core.Tests.Quality;

public sealed class RecordLossTests
{
    private const int ThreePercent = 300;

    [Theory]
    [InlineData(300, 10_000, 0)]
    [InlineData(299, 10_000, -1)]
    [InlineData(301, 10_000, 1)]
    [InlineData(3, 100, 0)]
    [InlineData(30_000_000_000_000_000, 1_000_000_000_000_000_000, 0)]
    [InlineData(30_000_000_000_000_001, 1_000_000_000_000_000_000, 1)]
    [InlineData(29_999_999_999_999_999, 1_000_000_000_000_000_000, -1)]
    [InlineData(0, 0, 0)]
    public void Three_percent_is_three_percent_however_large_the_numbers(long lost, long total, int expected) =>
        Assert.Equal(expected, Math.Sign(new RecordLoss { Source = LossSource.Stated, Lost = lost, Total = total }.CompareTo(ThreePercent)));

    [Theory]
    [InlineData("3.0000000001", 0)]
    [InlineData("3.00000001", 1)]
    [InlineData("2.99999999", -1)]
    public void A_bare_percentage_is_a_decimal_at_nine_places(string percent, int expected)
    {
        var loss = RecordLoss.Of(Result(new CheckedExpectation { Type = "expect_column_values_to_not_be_null", Outcome = ExpectationOutcome.Failed, UnexpectedPercent = decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture) }))!;

        Assert.Equal(expected, loss.CompareTo(ThreePercent));
    }

    [Fact]
    public void The_sources_are_taken_in_their_order()
    {
        var nulls = Rows("expect_column_values_to_not_be_null", ExpectationOutcome.Failed, 100, 7);
        var count = new CheckedExpectation { Type = "expect_table_row_count_to_be_between", Outcome = ExpectationOutcome.Failed, Observed = "80", Arguments = new Dictionary<string, string> { ["min_value"] = "100" } };

        Assert.Equal((LossSource.Rows, 7, 100), Figures(RecordLoss.Of(Result(nulls))));
        Assert.Equal((LossSource.RowCount, 20, 100), Figures(RecordLoss.Of(Result(nulls, count))));
        Assert.Equal((LossSource.Run, 5, 50), Figures(RecordLoss.Of(Result(nulls, count), new RowCounts(50, 45))));
        Assert.Equal((LossSource.Stated, 1, 10), Figures(RecordLoss.Of(Result(nulls, count) with { Rows = new RowCounts(10, 9) }, new RowCounts(50, 45))));
    }

    [Fact]
    public void Rows_that_its_author_tolerates_are_not_lost()
    {
        var tolerated = Rows("expect_column_values_to_not_be_null", ExpectationOutcome.Passed, 100, 40) with { Mostly = 0.5m };
        var broken = Rows("expect_column_values_to_be_unique", ExpectationOutcome.Failed, 100, 10) with { Mostly = 0.95m };

        Assert.Null(RecordLoss.Of(Result(tolerated)));
        Assert.Equal((LossSource.Rows, 10, 100), Figures(RecordLoss.Of(Result(tolerated, broken))));
    }

    [Fact]
    public void The_worst_expectation_is_the_one_with_the_largest_share()
    {
        var many = Rows("expect_column_values_to_not_be_null", ExpectationOutcome.Failed, 1_000_000, 100);
        var worse = Rows("expect_column_values_to_be_unique", ExpectationOutcome.Failed, 10, 1);

        Assert.Equal((LossSource.Rows, 1, 10), Figures(RecordLoss.Of(Result(many, worse))));
    }

    [Fact]
    public void More_rows_than_went_in_is_no_loss_and_is_said()
    {
        var loss = RecordLoss.Of(Result() with { Rows = new RowCounts(10, 12) })!;

        Assert.Equal((0, true), (loss.Lost, loss.Gained));
        Assert.Equal(-1, loss.CompareTo(ThreePercent));
    }

    [Fact]
    public void Impossible_counts_expectations_that_could_not_run_and_empty_batches_lose_nothing()
    {
        Assert.Null(RecordLoss.Of(Result(Rows("expect_column_values_to_not_be_null", ExpectationOutcome.Failed, 10, 12))));
        Assert.Null(RecordLoss.Of(Result(Rows("expect_column_values_to_not_be_null", ExpectationOutcome.NotRun, 10, 2))));
        Assert.Null(RecordLoss.Of(Result(Rows("expect_column_values_to_not_be_null", ExpectationOutcome.Passed, 0, 0))));
        Assert.Null(RecordLoss.Of(Result(new CheckedExpectation { Type = "expect_column_values_to_not_be_null", Outcome = ExpectationOutcome.Failed })));
    }

    private static (LossSource, long, long) Figures(RecordLoss? loss) => loss is null ? throw new Xunit.Sdk.XunitException("There is no loss.") : (loss.Source, loss.Lost, loss.Total);

    private static CheckedExpectation Rows(string type, ExpectationOutcome outcome, long all, long bad) => new() { Type = type, Outcome = outcome, Elements = all, Unexpected = bad, Columns = ["id"] };

    private static SuiteResult Result(params CheckedExpectation[] expectations) => new()
    {
        Success = expectations.All(e => e.Outcome == ExpectationOutcome.Passed), Evaluated = expectations.Length, Successful = expectations.Count(e => e.Outcome == ExpectationOutcome.Passed),
        Expectations = expectations, Text = "{}", ContentHash = new byte[32],
    };
}
