using System.Globalization;
using Catalog.Core.Quality;
using Xunit;

namespace Catalog.Core.Tests.Quality;

public sealed class ExpectationFiguresTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Fact]
    public void Rows_are_counted_beside_what_is_allowed()
    {
        var missing = Of("expect_column_values_to_not_be_null") with { Elements = 10_000, Unexpected = 312 };

        Assert.Equal(new("312 of 10,000", "3.12 %, none allowed"), ExpectationFigures.Of(missing, English));
        Assert.Equal(new("312 of 10,000", "3.12 %, at most 3 %"), ExpectationFigures.Of(missing with { Mostly = 0.97m }, English));
        Assert.Equal(new("none of 10,000", "none allowed"), ExpectationFigures.Of(missing with { Unexpected = 0 }, English));
    }

    [Theory]
    [InlineData("expect_table_row_count_to_be_between", "9688", "min_value=8000|max_value=14000", "9,688", "between 8,000 and 14,000")]
    [InlineData("expect_column_proportion_of_unique_values_to_be_between", "0.998", "min_value=0.999", "99.8 %", "at least 99.9 %")]
    [InlineData("expect_column_distinct_values_to_be_in_set", "[\"paid\", \"lost\"]", "value_set=[\"paid\", \"packed\"]", "paid and lost", "paid or packed")]
    [InlineData("expect_column_mean_to_be_between", "30.4", "", "30.4", null)]
    public void What_was_seen_stands_beside_what_was_asked(string type, string observed, string arguments, string seen, string? expected)
    {
        var asked = arguments.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(a => a.Split('=', 2)).ToDictionary(a => a[0], a => a[1]);

        Assert.Equal(new(seen, expected), ExpectationFigures.Of(Of(type) with { Observed = observed, Arguments = asked }, English));
    }

    [Fact]
    public void One_that_could_not_run_has_no_figures() => Assert.Equal(new("not run", null), ExpectationFigures.Of(Of("expect_column_values_to_be_unique") with { Outcome = ExpectationOutcome.NotRun }, English));

    [Fact]
    public void Values_of_a_classified_column_are_taken_out_and_counts_stay()
    {
        var seen = Of("expect_column_values_to_match_regex") with { Columns = ["email"], Elements = 10, Unexpected = 1, Examples = ["zoe@"], Distribution = new(DistributionKind.Unexpected, [new("zoe@", 1)]) };
        var most = Of("expect_column_max_to_be_between") with { Columns = ["salary"], Observed = "91000" };

        Assert.Equal((0, null, 1L), (seen.WithoutValues().Examples.Count, seen.WithoutValues().Distribution, seen.WithoutValues().Unexpected));
        Assert.Null(most.WithoutValues().Observed);
        Assert.Equal("52000", (most with { Type = "expect_column_mean_to_be_between", Observed = "52000" }).WithoutValues().Observed);
        Assert.Null((most with { Type = "expect_column_distinct_values_to_be_in_set", Observed = "[\"zoe\"]" }).WithoutValues().Observed);
    }

    private static CheckedExpectation Of(string type) => new() { Type = type, Outcome = ExpectationOutcome.Failed };
}
