using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Quality;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

/// <summary>What lineage knows of the datasets behind ports.</summary>
public sealed partial class EfCatalogWork
{
    /// <summary>Runs overlap: the one that ended last may have begun before others.</summary>
    private const int MostAtOnce = 5;
    private const int MostNamed = 300;

    public Task<IReadOnlyDictionary<PortId, DateTimeOffset>> WrittenAsync(IReadOnlyCollection<PortId> ports, CancellationToken ct) => WrittenAsync(db, ports, ct);

    /// <summary>When a complete run last wrote a dataset behind each of these ports.</summary>
    internal static async Task<IReadOnlyDictionary<PortId, DateTimeOffset>> WrittenAsync(CatalogDbContext db, IReadOnlyCollection<PortId> ports, CancellationToken ct)
    {
        if (ports.Count == 0) return new Dictionary<PortId, DateTimeOffset>();
        var wanted = ports.ToArray();
        var rows = await (
            from link in db.PortDatasets
            where wanted.Contains(link.PortId)
            join dataset in db.Datasets on link.DatasetId equals dataset.Id
            select new
            {
                link.PortId,
                At = (from part in db.RunDatasets
                      where part.DatasetNumber == dataset.Number && part.Direction == RunDirection.Output
                      join run in db.Runs on part.RunId equals run.Id
                      where run.State == RunState.Completed
                      orderby part.At descending
                      select run.EndedAt).FirstOrDefault(),
            }).ToListAsync(ct);
        return rows.Where(r => r.At is not null).GroupBy(r => r.PortId).ToDictionary(g => g.Key, g => g.Max(r => r.At!.Value));
    }

    public async Task<IReadOnlyList<DataProductId>> ProductsWrittenAsync(long position, CancellationToken ct) => await (
        from edge in db.LineageEdges
        where edge.Touched == position && edge.Kind == EdgeKind.JobToDataset
        join dataset in db.Datasets on edge.To equals dataset.Number
        join link in db.PortDatasets on dataset.Id equals link.DatasetId
        join port in db.Ports on link.PortId equals port.Id
        where port.Direction == PortDirection.Output
        select port.ProductId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<WritingRun>> WritingRunsAsync(IReadOnlyCollection<(PortId Port, DateTimeOffset At)> instants, IReadOnlyCollection<string> named, CancellationToken ct)
    {
        if (instants.Count == 0) return [];
        var names = named.ToArray();
        var runs = new List<Writing>();
        foreach (var (port, at) in instants)
            runs.AddRange(await Writes.Where(w => w.PortId == port && w.State == RunState.Completed && w.At <= at && w.EndedAt <= at).OrderByDescending(w => w.At).Take(MostAtOnce).ToListAsync(ct));
        if (names.Length > 0)
        {
            var ports = instants.Select(i => i.Port).Distinct().ToArray();
            runs.AddRange(await Writes.Where(w => ports.Contains(w.PortId) && names.Contains(w.ProducerId)).OrderByDescending(w => w.At).Take(MostNamed).ToListAsync(ct));
        }
        var ids = runs.Select(r => r.Id).Distinct().ToArray();
        var parts = (await db.RunDatasets.AsNoTracking().Where(p => ids.Contains(p.RunId)).ToListAsync(ct)).ToLookup(p => p.RunId);
        return [.. runs.DistinctBy(r => (r.PortId, r.Id)).Select(r => new WritingRun(r.PortId, r.ProducerId, r.State == RunState.Completed ? r.EndedAt : null, WritingRun.Count([.. parts[r.Id]])))];
    }

    public async Task<IReadOnlyList<ValidationResult>> NewestOfRunsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        if (products.Count == 0) return [];
        var wanted = products.ToArray();
        return await db.ValidationResults.Where(r => r.LineageRun != null && db.CheckedSuites.Any(s => s.ResultId == r.Id && wanted.Contains(s.ProductId))).ToListAsync(ct);
    }

    /// <summary>Runs beside the ports whose datasets they wrote.</summary>
    private IQueryable<Writing> Writes =>
        from link in db.PortDatasets
        join dataset in db.Datasets on link.DatasetId equals dataset.Id
        join part in db.RunDatasets on dataset.Number equals part.DatasetNumber
        where part.Direction == RunDirection.Output
        join run in db.Runs on part.RunId equals run.Id
        select new Writing { PortId = link.PortId, Id = run.Id, ProducerId = run.ProducerId, State = run.State, EndedAt = run.EndedAt, At = part.At };

    private sealed class Writing
    {
        public PortId PortId { get; init; }
        public required RunId Id { get; init; }
        public required string ProducerId { get; init; }
        public RunState State { get; init; }
        public DateTimeOffset? EndedAt { get; init; }
        public DateTimeOffset At { get; init; }
    }
}
