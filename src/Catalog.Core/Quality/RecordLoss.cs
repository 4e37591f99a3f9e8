using System.Text.Json.Serialization;

namespace Catalog.Core.Quality;

/// <summary>Where the figures of a loss come from, best first.</summary>
public enum LossSource
{
    /// <summary>The result itself says how many rows went in and out.</summary>
    Stated,
    /// <summary>The lineage run that wrote the dataset counted its rows.</summary>
    Run,
    /// <summary>A failed expectation about the number of rows.</summary>
    RowCount,
    /// <summary>The worst expectation about single rows.</summary>
    Rows,
}

/// <summary>
/// How many records a load lost. Whole numbers, because floating point turns 3 % into more than 3 %; only a result that
/// carries nothing but a percentage is a decimal, at nine places.
/// </summary>
public sealed record RecordLoss
{
    private const int Places = 9;

    public required LossSource Source { get; init; }
    public long Lost { get; init; }
    public long Total { get; init; }
    /// <summary>Set only when there are no counts.</summary>
    public decimal? StatedPercent { get; init; }
    /// <summary>There came out more than went in: the loss is 0, and that is said.</summary>
    public bool Gained { get; init; }
    /// <summary>The expectation that the figures come from.</summary>
    public string? Type { get; init; }
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>In percent, for showing; decisions go by <see cref="CompareTo"/>.</summary>
    [JsonIgnore]
    public decimal Percent => StatedPercent ?? (Total == 0 ? 0 : decimal.Round(Lost * 100m / Total, Places));

    /// <summary>Below, exactly at, or above a limit in hundredths of a percent.</summary>
    public int CompareTo(int limit)
    {
        if (StatedPercent is { } percent) return (percent * 100).CompareTo(limit);
        return ((Int128)Lost * 10_000).CompareTo((Int128)limit * Total);
    }

    /// <summary>Which of the four sources the result has, in their order; <c>null</c> when it says nothing about records.</summary>
    public static RecordLoss? Of(SuiteResult result, RowCounts? run = null)
    {
        if (result.Rows is { } stated) return Between(LossSource.Stated, stated);
        if (run is { } counted) return Between(LossSource.Run, counted);
        return OfRowCount(result) ?? Worst(result);
    }

    /// <summary>From the rows that went in and came out.</summary>
    public static RecordLoss Between(LossSource source, RowCounts rows) => new()
    {
        Source = source, Total = Math.Max(0, rows.In), Lost = Math.Max(0, rows.In - rows.Out), Gained = rows.Out > rows.In,
    };

    private static RecordLoss? OfRowCount(SuiteResult result)
    {
        RecordLoss? worst = null;
        foreach (var expectation in result.Expectations)
        {
            if (expectation.Outcome != ExpectationOutcome.Failed || RowCountPromise.Of(expectation) is not { Least: > 0 } promise) continue;
            var loss = new RecordLoss
            {
                Source = LossSource.RowCount, Total = promise.Least, Lost = Math.Max(0, promise.Least - promise.Observed), Gained = promise.Observed > promise.Least,
                Type = expectation.Type,
            };
            if (worst is null || loss.IsWorseThan(worst)) worst = loss;
        }
        return worst;
    }

    private static RecordLoss? Worst(SuiteResult result)
    {
        RecordLoss? worst = null;
        foreach (var expectation in result.Expectations)
        {
            if (expectation.Outcome == ExpectationOutcome.NotRun) continue;
            // Its author tolerates some already.
            if (expectation.Mostly is not null && expectation.Outcome == ExpectationOutcome.Passed) continue;
            if (OfRows(expectation) is { } loss && (worst is null || loss.IsWorseThan(worst))) worst = loss;
        }
        return worst;
    }

    private static RecordLoss? OfRows(CheckedExpectation expectation)
    {
        if (expectation is { IsAboutRows: true, Elements: > 0, Unexpected: >= 0 and var unexpected } && unexpected <= expectation.Elements)
            return new RecordLoss { Source = LossSource.Rows, Total = expectation.Elements.Value, Lost = unexpected, Type = expectation.Type, Columns = expectation.Columns };
        return expectation is { Elements: null, Unexpected: null, UnexpectedPercent: >= 0 and <= 100 and var percent }
            ? new RecordLoss { Source = LossSource.Rows, StatedPercent = decimal.Round(percent, Places), Type = expectation.Type, Columns = expectation.Columns }
            : null;
    }

    private bool IsWorseThan(RecordLoss other) => StatedPercent is null && other.StatedPercent is null
        ? (Int128)Lost * other.Total > (Int128)other.Lost * Total
        : Percent > other.Percent;
}
