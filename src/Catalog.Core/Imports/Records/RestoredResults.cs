using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Core.Imports.Records;

/// <summary>What became of a result that comes back: it is new, or something that it names is not here (yet).</summary>
internal readonly record struct RestoredResult(bool IsNew, string? Lacks = null);

/// <summary>
/// Puts results of an export back where they stood, under their own ids and with what was counted then. A product that was
/// not judged here before gets its state and history from the export too: nothing is judged a second time.
/// </summary>
internal sealed class RestoredResults(ICatalogWork work, Actor actor, TimeProvider clock)
{
    private readonly Dictionary<DataProductKey, (DataProductId Id, IReadOnlyList<Port> Ports)?> products = [];

    public async Task<IReadOnlyList<RestoredResult>> TakeAsync(IReadOnlyList<(RecordText Record, SuiteResult Read)> results, CancellationToken ct)
    {
        var (outcomes, fresh) = (new List<RestoredResult>(results.Count), new List<(ValidationResult Result, SuiteResult Read)>());
        foreach (var (record, read) in results)
        {
            var (result, lacks) = await RestoreAsync(record, read, ct);
            if (result is { PortId: not null, Early: false }) fresh.Add((result, read));
            outcomes.Add(new RestoredResult(result is not null, lacks));
        }
        await CountAsync(fresh, ct);
        return outcomes;
    }

    /// <summary>What the record says of it stands over what its text alone tells.</summary>
    public static SuiteResult Read(RecordText record, SuiteResult? written) => (written ?? new SuiteResult
    {
        Success = record.Is("success"), Evaluated = record.Number("evaluated") ?? 0, Successful = record.Number("successful") ?? 0, Text = record["text"] ?? "", ContentHash = [],
        Expectations = record.Value<IReadOnlyList<CheckedExpectation>>("expectations") ?? [],
    }) with
    {
        Suite = record["suite"],
        DataSource = record["dataSource"],
        Asset = record["asset"],
        RunTime = record.Time("ran"),
        RunName = record["run"],
        Checkpoint = record["checkpoint"],
        Version = record["version"],
        LineageRun = record["lineageRun"],
        Findings = record.Value<IReadOnlyList<Finding>>("findings") ?? [],
        ContentHash = Convert.FromHexString(record["hash"] ?? ""),
    };

    private async Task<(ValidationResult? Result, string? Lacks)> RestoreAsync(RecordText record, SuiteResult read, CancellationToken ct)
    {
        var id = ValidationResultId.From(RecordText.Id("validation-result", record["id"] ?? record["hash"]!));
        if (await work.IsStoredAsync<ValidationResult>(id, ct)) return (null, null);
        (DataProductId Product, PortId Port)? place = null;
        if (DataProductKey.TryParse(record["product"], out var key))
        {
            if (!products.TryGetValue(key, out var known)) products[key] = known = await work.ProductAsync(key, ct) is { } found ? (found.Id, [.. found.Ports]) : null;
            if (known is not { } product) return (null, $"the product {key}");
            place = (product.Id, product.Ports.FirstOrDefault(p => p.Direction == PortDirection.Output && p.Name == record["port"] && p.PortVersion == record["portVersion"])?.Id ?? PortId.From(RecordText.Id("port", record["gonePort"] ?? $"{key} {record["port"]}")));
        }
        if ((await work.KnownResultsAsync([read.ContentHash], ct)).Any(k => k.PortId == place?.Port)) return (null, null);
        var result = new ValidationResult(id, read, record.Value<RecordLoss>("loss"), record["sentBy"] ?? actor.Name, record.Is("early"), record.Time("received") ?? clock.GetUtcNow());
        if (place is { } there) result.BelongsTo(there.Product, there.Port);
        if (record.Is("dismissed")) result.Dismiss();
        work.Add(result);
        work.Add(new ValidationDocument(id, read));
        return (result, null);
    }

    private async Task CountAsync(IReadOnlyList<(ValidationResult Result, SuiteResult Read)> fresh, CancellationToken ct)
    {
        if (fresh.Count == 0) return;
        var judged = (await work.ValiditiesAsync([.. fresh.Select(f => f.Result.ProductId!.Value).Distinct()], ct)).Select(v => v.ProductId).ToHashSet();
        var news = fresh.Where(f => judged.Contains(f.Result.ProductId!.Value)).ToList();
        var history = fresh.Except(news).ToList();
        if (history.Count > 0)
        {
            var quiet = await Judging.OpenAsync(work, [.. history.Select(f => f.Result.ProductId!.Value).Distinct()], actor, clock, ct);
            foreach (var together in history.GroupBy(h => (h.Result.RunTime, h.Result.ReceivedAt))) quiet.Remember(together.Select(h => (h.Result, h.Read.Expectations)));
        }
        if (news.Count == 0) return;
        // They join what this catalog knows of the product already.
        var judging = await Judging.OpenAsync(work, judged, actor, clock, ct);
        foreach (var together in news.GroupBy(n => n.Result.RunTime).OrderBy(g => g.Key)) judging.Take(together.Key, together.Select(n => (n.Result, n.Read.Expectations)));
        judging.Finish();
    }
}
