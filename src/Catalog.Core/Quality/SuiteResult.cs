using Catalog.Core.Imports;

namespace Catalog.Core.Quality;

/// <summary>Rows that went into a load and came out of it.</summary>
public readonly record struct RowCounts(long In, long Out);

/// <summary>One run of one suite over one asset, read from whatever dialect it came in.</summary>
public sealed record SuiteResult
{
    public string? Suite { get; init; }
    public string? DataSource { get; init; }
    /// <summary>Great Expectations' word for what was checked: a table, a file, a query.</summary>
    public string? Asset { get; init; }
    /// <summary>When the suite ran; <c>null</c> when the result does not say.</summary>
    public DateTimeOffset? RunTime { get; init; }
    public string? RunName { get; init; }
    /// <summary>The OpenLineage run that the result says it belongs to.</summary>
    public string? LineageRun { get; init; }
    public string? Checkpoint { get; init; }
    /// <summary>The version that wrote it, as it says.</summary>
    public string? Version { get; init; }
    /// <summary>Counted from the expectations; taken from the stated figures only where the expectations are missing.</summary>
    public required bool Success { get; init; }
    public required int Evaluated { get; init; }
    public required int Successful { get; init; }
    public int Unsuccessful => Evaluated - Successful;
    /// <summary>Rows in and out of the load, as the result itself says.</summary>
    public RowCounts? Rows { get; init; }
    public IReadOnlyList<CheckedExpectation> Expectations { get; init; } = [];
    /// <summary>What a person should know: contradictions, values that could not be read.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    /// <summary>The result to the letter, so that nothing it said is lost.</summary>
    public required string Text { get; init; }
    /// <summary>SHA-256 of what it says, whatever its layout; the time of the run is part of it.</summary>
    public required byte[] ContentHash { get; init; }
}
