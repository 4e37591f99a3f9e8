using System.Text;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>
/// How every expectation of a run came out, in a few letters for each, so that a history over many runs is one short
/// text a run: eight letters that tell the expectation, one that tells the outcome.
/// </summary>
public static class ExpectationMarks
{
    private const int Length = 8;

    /// <summary>Tells an expectation by its type and columns: limits are moved now and then, and it stays the same expectation.</summary>
    public static string Of(CheckedExpectation expectation) =>
        Convert.ToHexStringLower(KeyHash.Exact($"{expectation.Type}|{string.Join('|', expectation.Columns)}"))[..Length];

    /// <summary>The text of a run.</summary>
    public static string Write(IEnumerable<CheckedExpectation> expectations)
    {
        var text = new StringBuilder();
        foreach (var expectation in expectations) text.Append(expectation.Mark).Append(Letter(expectation.Outcome));
        return text.ToString();
    }

    /// <summary>How the expectation came out in that run, the worst if it stood there twice; <c>null</c> when it was not there.</summary>
    public static ExpectationOutcome? Find(string marks, string mark)
    {
        ExpectationOutcome? worst = null;
        for (var at = 0; at + Length < marks.Length; at += Length + 1)
        {
            if (!marks.AsSpan(at, Length).SequenceEqual(mark)) continue;
            var outcome = marks[at + Length] switch { 'F' => ExpectationOutcome.Failed, 'E' => ExpectationOutcome.NotRun, _ => ExpectationOutcome.Passed };
            if (worst is null or ExpectationOutcome.Passed || outcome == ExpectationOutcome.Failed) worst = outcome;
        }
        return worst;
    }

    private static char Letter(ExpectationOutcome outcome) => outcome switch { ExpectationOutcome.Failed => 'F', ExpectationOutcome.NotRun => 'E', _ => 'P' };
}
