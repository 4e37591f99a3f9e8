using Catalog.Core.Quality;

namespace Catalog.UI.Quality;

/// <summary>Runs of one suite on one port.</summary>
internal static class RunsChosen
{
    /// <summary>The run before this one; <c>null</c> when there is none at hand.</summary>
    public static RunMarks? Before(this IReadOnlyList<RunMarks> runs, ResultRow row) => runs.LastOrDefault(r => r.Suite == row.Suite && r.Port == row.Port && r.RunTime < row.RunTime);

    /// <summary>The newest run before this one that lost no more than the limit and in which nothing of these failed.</summary>
    public static RunMarks? LastGood(this IReadOnlyList<RunMarks> runs, ResultRow row, int limit, IReadOnlyCollection<string> marks) => runs.LastOrDefault(r =>
        r.Suite == row.Suite && r.Port == row.Port && r.RunTime < row.RunTime && (r.Loss is null || r.Loss.CompareTo(limit) <= 0)
        && marks.All(m => ExpectationMarks.Find(r.Marks, m) is null or ExpectationOutcome.Passed));
}
