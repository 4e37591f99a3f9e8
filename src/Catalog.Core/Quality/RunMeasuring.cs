using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Measures results by the rows that lineage counted in the runs that they belong to.</summary>
internal static class RunMeasuring
{
    /// <summary>What a result does not say itself, lineage may have counted. Answers those that lost something else than before.</summary>
    public static async Task<IReadOnlyList<ValidationResult>> MeasureAsync(ICatalogWork work, IReadOnlyList<ValidationResult> results, CancellationToken ct)
    {
        var silent = results.Where(r => r.Loss is not [{ Source: LossSource.Stated }]).ToList();
        if (silent.Count == 0) return [];
        var runs = await work.WritingRunsAsync([.. silent.Select(r => (r.PortId!.Value, r.RunTime)).Distinct()], [.. silent.Select(r => r.LineageRun).OfType<string>().Distinct()], ct);
        var measured = new List<ValidationResult>();
        foreach (var result in silent)
        {
            var loss = WritingRun.For(runs, result.PortId!.Value, result.LineageRun, result.RunTime) is { } rows ? RecordLoss.Between(LossSource.Run, rows)
                // Measured by another run, before its own was known.
                : result.Loss is [{ Source: LossSource.Run }] && await work.ValidationDocumentAsync(result.Id, ct) is { } document ? RecordLoss.Of(document.Reads(result))
                : result.Loss is [var kept] ? kept : null;
            var before = result.Loss is [var known] ? known : null;
            if ((before?.Source, before?.Lost, before?.Total, before?.StatedPercent) == (loss?.Source, loss?.Lost, loss?.Total, loss?.StatedPercent)) continue;
            result.Measure(loss);
            measured.Add(result);
        }
        return measured;
    }

    /// <summary>The same for the newest results of these products that name their run: it may end, or be heard of, after them. Answers what they lost otherwise, and as of when.</summary>
    public static async Task<IReadOnlyList<(DataProductId Product, DateTimeOffset Ran)>> AgainAsync(ICatalogWork work, IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var measured = await MeasureAsync(work, await work.NewestOfRunsAsync(products, ct), ct);
        if (measured.Count == 0) return [];
        var suites = (await work.CheckedSuitesAsync(products, ct)).ToDictionary(s => s.ResultId);
        foreach (var result in measured)
            if (suites.TryGetValue(result.Id, out var suite)) suite.Measure(result.Loss);
        return [.. measured.Select(r => (r.ProductId!.Value, r.RunTime))];
    }
}
