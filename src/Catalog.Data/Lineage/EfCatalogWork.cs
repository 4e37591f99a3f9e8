using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Data.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    private const EdgeOrigins Seen = EdgeOrigins.Observed | EdgeOrigins.Inferred;

    public async Task<IReadOnlyList<LineageEdge>> EdgesAsync(IReadOnlyCollection<LineageEdgeId> ids, CancellationToken ct) =>
        await db.LineageEdges.Where(e => ids.Contains(e.Id)).ToListAsync(ct);

    public async Task<IReadOnlyDictionary<LineageEdgeId, EdgeEnds>> EdgeEndsAsync(IReadOnlyCollection<LineageEdge> edges, CancellationToken ct)
    {
        if (edges.Count == 0) return new Dictionary<LineageEdgeId, EdgeEnds>();
        var reading = await EdgeEndReading.OfAsync(db, edges, ct);
        return edges.Select(e => (e.Id, Ends: reading.Of(e))).Where(e => e.Ends is not null).ToDictionary(e => e.Id, e => e.Ends!);
    }

    public async Task<EndFacts?> EndFactsAsync(EndName end, CancellationToken ct) => (await EdgeEndReading.OfNodesAsync(db, [end.Number], ct)).Of(end.Number)?.Facts;

    public async Task<(Guid Id, EdgeEnd End)?> DatasetEndAsync(long number, CancellationToken ct)
    {
        var id = await db.Datasets.Where(d => d.Number == number).Select(d => (Core.Datasets.DatasetId?)d.Id).FirstOrDefaultAsync(ct);
        return id is { } found && (await EdgeEndReading.OfNodesAsync(db, [number], ct)).Of(number) is { } end ? (found.Value, end) : null;
    }

    public async Task<LineageField?> LineageFieldAsync(long dataset, string name, CancellationToken ct)
    {
        var number = LineageNumber.OfField(dataset, name);
        if (await db.LineageFields.FindAsync([number], ct) is { } known) return known;
        var newest = await db.SchemaVersions.AsNoTracking().Where(v => v.DatasetNumber == dataset).OrderByDescending(v => v.LastSeenAt).ThenByDescending(v => v.FieldCount).FirstOrDefaultAsync(ct);
        if (newest?.Fields.Any(f => f.Name == name) != true) return null;
        var field = new LineageField(dataset, name);
        db.Add(field);
        return field;
    }

    public async Task<IReadOnlyList<LineageEdge>> EndingEdgesAsync(Staleness rules, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var before = now - rules.Grace;
        return await db.LineageEdges.Where(e => e.Review == ReviewState.Accepted && (e.ExpiresAt <= now || (e.StaleSince <= before && !e.Pinned))).OrderBy(e => e.Id).Take(limit).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<LineageEdge>> FadingEdgesAsync(Staleness rules, DateTimeOffset now, int limit, CancellationToken ct)
    {
        var (before, runs) = (now - rules.Unseen, rules.Runs);
        return await db.LineageEdges
            .Where(e => e.Review == ReviewState.Accepted && e.StaleSince == null && !e.Pinned && (e.Origins == EdgeOrigins.Observed || e.Origins == Seen))
            .Where(e => e.LastSeenAt <= before || (e.JobNumber != null
                && db.Runs.Count(r => r.JobNumber == e.JobNumber && r.State == RunState.Completed && r.LastEventAt > e.LastSeenAt && (r.StartedAt ?? r.FirstEventAt) > e.LastSeenAt) >= runs))
            .OrderBy(e => e.Id).Take(limit).ToListAsync(ct);
    }

    public async Task<ILookup<long, DateTimeOffset>> RecentRunsAsync(IReadOnlyCollection<long> jobs, int count, CancellationToken ct)
    {
        var began = await db.Jobs.Where(j => jobs.Contains(j.Number))
            .SelectMany(j => db.Runs.Where(r => r.JobNumber == j.Number && r.State == RunState.Completed).OrderByDescending(r => r.StartedAt ?? r.FirstEventAt).Take(count).Select(r => new { r.JobNumber, r.StartedAt, r.FirstEventAt }))
            .ToListAsync(ct);
        return began.OrderByDescending(r => r.StartedAt ?? r.FirstEventAt).ToLookup(r => r.JobNumber, r => r.StartedAt ?? r.FirstEventAt);
    }

    public Task<bool> ProposedBetweenAsync(long fromDataset, long toDataset, CancellationToken ct) =>
        db.LineageEdges.AnyAsync(e => e.FromDataset == fromDataset && e.ToDataset == toDataset && e.Review == ReviewState.Proposed && e.ProposedBy == null, ct);

    public async Task<LineageNote?> LineageNoteAsync(LineageNoteId id, CancellationToken ct) => await db.LineageNotes.FindAsync([id], ct);

    public Task<IReadOnlyList<LineageNews>> WatchedNewsAsync(long position, CancellationToken ct) => WatchedNews.OfAsync(db, position, ct);
}
