namespace Catalog.Core.Quality;

/// <summary>What became of an expectation from one run to another, what matters most first.</summary>
public enum ExpectationChange { Broke, StoppedRunning, StillFailing, StillNotRunning, Gone, New, Repaired, Moved, Same }

/// <summary>One expectation in two runs; one of the sides is missing where the suite changed.</summary>
public sealed record ComparedExpectation(CheckedExpectation? Before, CheckedExpectation? Now, ExpectationChange Change)
{
    /// <summary>As it is named now, or was.</summary>
    public CheckedExpectation Named => Now ?? Before!;
}

/// <summary>Two runs of a suite side by side.</summary>
public static class ResultComparison
{
    /// <summary>Every expectation of either, what matters most first and else in the order of the newer run.</summary>
    public static IReadOnlyList<ComparedExpectation> Between(IReadOnlyList<CheckedExpectation> before, IReadOnlyList<CheckedExpectation> now)
    {
        // A suite may ask the same of one column twice: the first belongs to the first, the second to the second.
        var waiting = before.GroupBy(e => e.Mark).ToDictionary(g => g.Key, g => new Queue<CheckedExpectation>(g));
        var compared = now.Select(e => waiting.TryGetValue(e.Mark, out var same) && same.TryDequeue(out var old) ? new ComparedExpectation(old, e, Of(old, e)) : new ComparedExpectation(null, e, ExpectationChange.New)).ToList();
        compared.AddRange(before.Where(e => waiting[e.Mark] is { Count: > 0 } left && left.Contains(e)).Select(e => new ComparedExpectation(e, null, ExpectationChange.Gone)));
        return [.. compared.OrderBy(c => c.Change)];
    }

    private static ExpectationChange Of(CheckedExpectation before, CheckedExpectation now) => (before.Outcome, now.Outcome) switch
    {
        (ExpectationOutcome.Failed, ExpectationOutcome.Failed) => ExpectationChange.StillFailing,
        (ExpectationOutcome.NotRun, ExpectationOutcome.NotRun) => ExpectationChange.StillNotRunning,
        (_, ExpectationOutcome.Failed) => ExpectationChange.Broke,
        (_, ExpectationOutcome.NotRun) => ExpectationChange.StoppedRunning,
        (not ExpectationOutcome.Passed, _) => ExpectationChange.Repaired,
        _ => before.Unexpected == now.Unexpected && before.Elements == now.Elements && before.Observed == now.Observed ? ExpectationChange.Same : ExpectationChange.Moved,
    };
}
