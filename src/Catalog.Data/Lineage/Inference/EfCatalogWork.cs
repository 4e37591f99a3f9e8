using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Inference;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    private const EdgeOrigins Stated = EdgeOrigins.Observed | EdgeOrigins.Declared | EdgeOrigins.Imported;

    public async Task<(long Position, IReadOnlyList<long> Jobs)> UnexaminedJobsAsync(CancellationToken ct)
    {
        var from = await db.LineagePositions.Where(p => p.Name == LineagePosition.Infer).Select(p => p.Position).SingleAsync(ct);
        var to = await GraphReading.PositionAsync(db, ct);
        if (to <= from) return (to, []);
        var touched = db.DatasetSightings.Where(d => d.Touched > from).Select(d => d.Number);
        var jobs = db.Jobs.Where(j => j.Touched > from).Select(j => j.Number)
            .Union(db.LineageEdges.Where(e => e.Kind == EdgeKind.DatasetToJob && touched.Contains(e.From)).Select(e => e.To))
            .Union(db.LineageEdges.Where(e => e.Kind == EdgeKind.JobToDataset && touched.Contains(e.To)).Select(e => e.From));
        return (to, await jobs.ToListAsync(ct));
    }

    public async Task ExaminedAsync(long position, CancellationToken ct) =>
        (await db.LineagePositions.SingleAsync(p => p.Name == LineagePosition.Infer, ct)).MoveTo(position);

    public async Task<IReadOnlyList<OnlyPair>> OnlyPairsAsync(IReadOnlyCollection<long> jobs, CancellationToken ct)
    {
        // A run that only began may still name what else it reads.
        var settled = await db.Jobs.Where(j => jobs.Contains(j.Number) && (!db.Runs.Any(r => r.JobNumber == j.Number) || db.Runs.Any(r => r.JobNumber == j.Number && (r.State != RunState.Running || r.LastEventAt > r.FirstEventAt))))
            .Select(j => j.Number).ToListAsync(ct);
        var links = db.LineageEdges.Where(e => e.Review == ReviewState.Accepted);
        var inputs = await links.Where(e => e.Kind == EdgeKind.DatasetToJob && settled.Contains(e.To)).GroupBy(e => e.To).Where(g => g.Count() == 1).Select(g => new { Job = g.Key, Dataset = g.Min(e => e.From) }).ToListAsync(ct);
        var outputs = await links.Where(e => e.Kind == EdgeKind.JobToDataset && settled.Contains(e.From)).GroupBy(e => e.From).Where(g => g.Count() == 1).Select(g => new { Job = g.Key, Dataset = g.Min(e => e.To) }).ToListAsync(ct);
        var pairs = inputs.Join(outputs, i => i.Job, o => o.Job, (i, o) => (i.Job, From: i.Dataset, To: o.Dataset)).Where(p => p.From != p.To).ToList();
        if (pairs.Count == 0) return [];
        var written = pairs.ConvertAll(p => p.To);
        var stated = (await db.LineageEdges.Where(e => e.Kind == EdgeKind.Field && written.Contains(e.ToDataset) && (e.Origins & Stated) != EdgeOrigins.None)
            .Select(e => new { e.FromDataset, e.ToDataset, e.JobNumber }).Distinct().ToListAsync(ct)).ToLookup(s => s.ToDataset);
        pairs.RemoveAll(p => stated[p.To].Any(s => s.JobNumber == p.Job || s.FromDataset == p.From));
        var columns = await ColumnsAsync([.. pairs.SelectMany(p => (long[])[p.From, p.To]).Distinct()], ct);
        return [.. pairs.Where(p => columns.ContainsKey(p.From) && columns.ContainsKey(p.To)).Select(p => new OnlyPair(p.Job, p.From, p.To, columns[p.From], columns[p.To]))];
    }

    public async Task<IReadOnlyList<LineageEdge>> ColumnGuessesAsync(IReadOnlyCollection<long> jobs, CancellationToken ct) =>
        await db.LineageEdges.Where(e => e.Kind == EdgeKind.Field && e.Origins == EdgeOrigins.Inferred && e.Review == ReviewState.Proposed && e.JobNumber != null && jobs.Contains(e.JobNumber.Value)).ToListAsync(ct);

    public async Task<IReadOnlySet<long>> KnownFieldsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct) =>
        (await GraphReading.InPortionsAsync(numbers, some => db.LineageFields.Where(f => some.Contains(f.Number)).Select(f => f.Number), ct)).ToHashSet();

    public Task<int> CountDatasetsAsync(CancellationToken ct) => db.Datasets.CountAsync(ct);

    public async Task<IReadOnlyList<TwinNames>> UnexaminedTwinsAsync(int limit, CancellationToken ct)
    {
        var shared = db.Datasets.GroupBy(d => d.TwinHash).Where(g => g.Count() > 1 && g.Count() <= TwinNames.Most).Select(g => g.Key);
        var hashes = await db.Datasets.Where(d => shared.Contains(d.TwinHash)
                && !db.LineageEdges.Any(e => e.Kind == EdgeKind.Alias && (e.From == d.Number || e.To == d.Number))
                && !db.DatasetAliases.Any(a => a.AliasNumber == d.Number && db.Datasets.Any(o => o.Number == a.DatasetNumber && o.TwinHash == d.TwinHash))
                && !db.DatasetAliases.Any(a => a.DatasetNumber == d.Number && db.Datasets.Any(o => o.Number == a.AliasNumber && o.TwinHash == d.TwinHash)))
            .Select(d => d.TwinHash).Distinct().OrderBy(h => h).Take(limit).ToListAsync(ct);
        if (hashes.Count == 0) return [];
        var twins = await db.Datasets.AsNoTracking().Where(d => hashes.Contains(d.TwinHash)).Select(d => new { d.TwinHash, Name = new TwinName(d.Number, d.Namespace, d.Name) }).ToListAsync(ct);
        var numbers = twins.ConvertAll(t => t.Name.Number);
        var known = (await db.DatasetAliases.AsNoTracking().Where(a => numbers.Contains(a.AliasNumber) && numbers.Contains(a.DatasetNumber)).Select(a => new { a.AliasNumber, a.DatasetNumber }).ToListAsync(ct))
            .Select(a => (a.AliasNumber, a.DatasetNumber)).ToHashSet();
        return [.. twins.GroupBy(t => Convert.ToHexString(t.TwinHash)).Select(g => new TwinNames([.. g.Select(t => t.Name)], known))];
    }

    public async Task<IReadOnlyList<LineageEdge>> SettledAliasGuessesAsync(int limit, CancellationToken ct) =>
        await db.LineageEdges.Where(e => e.Kind == EdgeKind.Alias && e.Review == ReviewState.Proposed && e.Origins == EdgeOrigins.Inferred
            && db.DatasetAliases.Any(a => (a.AliasNumber == e.From && a.DatasetNumber == e.To) || (a.AliasNumber == e.To && a.DatasetNumber == e.From))).OrderBy(e => e.Id).Take(limit).ToListAsync(ct);

    public async Task<IReadOnlyList<LineageEdge>> AliasEdgesAsync(IReadOnlyCollection<long> datasets, CancellationToken ct) =>
        await db.LineageEdges.Where(e => e.Kind == EdgeKind.Alias && (datasets.Contains(e.From) || datasets.Contains(e.To))).ToListAsync(ct);

    private async Task<Dictionary<long, IReadOnlyList<string>>> ColumnsAsync(IReadOnlyCollection<long> datasets, CancellationToken ct)
    {
        var newest = await db.SchemaVersions.AsNoTracking()
            .Where(v => datasets.Contains(v.DatasetNumber) && !db.SchemaVersions.Any(later => later.DatasetNumber == v.DatasetNumber && later.LastSeenAt > v.LastSeenAt)).ToListAsync(ct);
        return newest.GroupBy(v => v.DatasetNumber).ToDictionary(v => v.Key, v => (IReadOnlyList<string>)[.. v.MaxBy(x => x.FieldCount)!.Fields.Select(f => f.Name).Distinct(StringComparer.Ordinal)]);
    }
}
