using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;

namespace Catalog.Core.Quality;

/// <summary>
/// A lineage run that wrote a dataset of a port. <see cref="CompletedAt"/> is <c>null</c> unless it completed,
/// <see cref="Rows"/> unless it read one dataset, wrote one, and counted the rows of both.
/// </summary>
public sealed record WritingRun(PortId Port, string RunId, DateTimeOffset? CompletedAt, RowCounts? Rows)
{
    /// <summary>Rows in and out, as the run's statistics say.</summary>
    public static RowCounts? Count(IReadOnlyList<RunDataset> parts)
    {
        var inputs = parts.Where(p => p.Direction == RunDirection.Input).ToList();
        var outputs = parts.Where(p => p.Direction == RunDirection.Output).ToList();
        if (inputs is not [var input] || outputs is not [var output]) return null;
        var read = input.Facets.Number("inputStatistics", "rowCount") ?? input.Facets.Number("dataQualityMetrics", "rowCount");
        return read is >= 0 and var rows && output.Facets.Number("outputStatistics", "rowCount") is >= 0 and var written ? new RowCounts(rows, written) : null;
    }

    /// <summary>The rows that count for a result: those of the run it names, else of the last one that completed before it.</summary>
    public static RowCounts? For(IReadOnlyList<WritingRun> runs, PortId port, string? named, DateTimeOffset at)
    {
        if (named is not null && runs.FirstOrDefault(r => r.Port == port && r.RunId == named) is { } own) return own.Rows;
        return runs.Where(r => r.Port == port && r.CompletedAt <= at).MaxBy(r => r.CompletedAt)?.Rows;
    }
}
