using System.Globalization;
using Catalog.Core.Quality;

namespace Catalog.UI.Quality;

/// <summary>Runs in words.</summary>
internal static class ResultWords
{
    /// <summary>Words are English, numbers as the reader writes them.</summary>
    public static CultureInfo Reader => CultureInfo.CurrentCulture;
    public static ValueWords Words => new(Reader);

    /// <summary>"All 47 passed", "45 of 47 passed, 1 could not run".</summary>
    public static string Outcome(ResultRow row) => row switch
    {
        { Evaluated: 0 } => "checked nothing",
        { Success: true } => row.Evaluated switch { 1 => "the only one passed", 2 => "both passed", _ => $"all {row.Evaluated:N0} passed" },
        { NotRun: > 0 } => $"{row.Successful:N0} of {row.Evaluated:N0} passed, {row.NotRun:N0} could not run",
        _ => $"{row.Successful:N0} of {row.Evaluated:N0} passed",
    };

    /// <summary>What became of it, as a heading over those of which it is true.</summary>
    public static string Change(ExpectationChange change) => change switch
    {
        ExpectationChange.Broke => "Passed then, fails now",
        ExpectationChange.StoppedRunning => "Ran then, could not run now",
        ExpectationChange.StillFailing => "Failed then and now",
        ExpectationChange.StillNotRunning => "Could run neither then nor now",
        ExpectationChange.Gone => "No longer checked",
        ExpectationChange.New => "Checked for the first time",
        ExpectationChange.Repaired => "Passes again",
        ExpectationChange.Moved => "Passed both times, with other figures",
        _ => "The same",
    };
}
