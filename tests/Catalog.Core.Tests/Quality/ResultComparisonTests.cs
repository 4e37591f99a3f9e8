using Catalog.Core.Quality;
using Xunit;

namespace Catalog.Core.Tests.Quality;

public sealed class ResultComparisonTests
{
    [Fact]
    public void What_broke_stands_before_what_was_repaired_and_what_is_the_same_last()
    {
        var compared = ResultComparison.Between(
            [Of("a", ExpectationOutcome.Passed), Of("b", ExpectationOutcome.Failed), Of("c", ExpectationOutcome.Passed, 3), Of("d", ExpectationOutcome.Passed), Of("gone", ExpectationOutcome.Passed), Of("e", ExpectationOutcome.Failed), Of("f", ExpectationOutcome.Passed)],
            [Of("d", ExpectationOutcome.Passed), Of("b", ExpectationOutcome.Passed), Of("a", ExpectationOutcome.Failed), Of("c", ExpectationOutcome.Passed, 4), Of("new", ExpectationOutcome.Failed), Of("e", ExpectationOutcome.Failed), Of("f", ExpectationOutcome.NotRun)]);

        Assert.Equal(
            ["a Broke", "f StoppedRunning", "e StillFailing", "gone Gone", "new New", "b Repaired", "c Moved", "d Same"],
            compared.Select(c => $"{c.Named.Columns[0]} {c.Change}"));
    }

    [Fact]
    public void Two_checks_of_one_kind_on_one_column_keep_their_order()
    {
        var compared = ResultComparison.Between([Of("a", ExpectationOutcome.Passed, 1), Of("a", ExpectationOutcome.Passed, 2)], [Of("a", ExpectationOutcome.Passed, 1), Of("a", ExpectationOutcome.Failed, 2)]);

        Assert.Equal([ExpectationChange.Broke, ExpectationChange.Same], compared.Select(c => c.Change));
        Assert.Equal(2, compared[0].Before!.Unexpected);
    }

    private static CheckedExpectation Of(string column, ExpectationOutcome outcome, long unexpected = 0) =>
        new() { Type = "expect_column_values_to_not_be_null", Columns = [column], Outcome = outcome, Elements = 10, Unexpected = unexpected };
}
