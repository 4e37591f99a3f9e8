using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Quality;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

/// <summary>What lineage knows of the datasets behind ports.</summary>
public sealed partial class EfCatalogWork
{
    private const int MostRuns = 300;

    public async Task<IReadOnlyDictionary<PortId, DateTimeOffset>> WrittenAsync(IReadOnlyCollection<PortId> ports, CancellationToken ct)
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
        join judged in db.ProductValidities on port.ProductId equals judged.ProductId
        where port.Direction == PortDirection.Output
        select port.ProductId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<WritingRun>> WritingRunsAsync(IReadOnlyCollection<PortId> ports, IReadOnlyCollection<string> named, DateTimeOffset until, CancellationToken ct)
    {
        if (ports.Count == 0) return [];
        var (wanted, names) = (ports.ToArray(), named.ToArray());
        var writes =
            from link in db.PortDatasets
            where wanted.Contains(link.PortId)
            join dataset in db.Datasets on link.DatasetId equals dataset.Id
            join part in db.RunDatasets on dataset.Number equals part.DatasetNumber
            where part.Direction == RunDirection.Output
            join run in db.Runs on part.RunId equals run.Id
            select new { link.PortId, run.Id, run.ProducerId, run.State, run.EndedAt, part.At };
        var runs = await writes.Where(w => w.State == RunState.Completed && w.At <= until).OrderByDescending(w => w.At).Take(MostRuns).ToListAsync(ct);
        if (names.Length > 0) runs.AddRange(await writes.Where(w => names.Contains(w.ProducerId)).OrderByDescending(w => w.At).Take(MostRuns).ToListAsync(ct));
        var ids = runs.Select(r => r.Id).Distinct().ToArray();
        var parts = (await db.RunDatasets.AsNoTracking().Where(p => ids.Contains(p.RunId)).ToListAsync(ct)).ToLookup(p => p.RunId);
        return [.. runs.Distinct().Select(r => new WritingRun(r.PortId, r.ProducerId, r.State == RunState.Completed ? r.EndedAt : null, WritingRun.Count([.. parts[r.Id]])))];
    }
}
