using System.Globalization;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>What a place of the log taught about datasets and jobs that somebody watches.</summary>
internal static class WatchedNews
{
    private const int Most = 20;

    public static async Task<IReadOnlyList<LineageNews>> OfAsync(CatalogDbContext db, long position, CancellationToken ct)
    {
        var watched = await db.Watches.AsNoTracking().Where(w => w.Kind == WatchKind.Dataset || w.Kind == WatchKind.Job).GroupBy(w => new { w.Kind, w.SubjectId }).Select(w => new { w.Key.Kind, w.Key.SubjectId, Since = w.Min(x => x.Since) }).ToListAsync(ct);
        if (watched.Count == 0) return [];
        var since = watched.Min(w => w.Since);
        var datasetIds = watched.Where(w => w.Kind == WatchKind.Dataset).Select(w => DatasetId.From(w.SubjectId)).ToArray();
        var jobIds = watched.Where(w => w.Kind == WatchKind.Job).Select(w => JobId.From(w.SubjectId)).ToArray();
        var datasets = await (from d in db.Datasets where datasetIds.Contains(d.Id) join seen in db.DatasetSightings on d.Number equals seen.Number where seen.Touched == position select new { d.Id, d.Number }).ToDictionaryAsync(d => d.Number, d => d.Id.Value, ct);
        var jobs = await db.Jobs.Where(j => jobIds.Contains(j.Id) && j.Touched == position).Select(j => new { j.Id, j.Number }).ToDictionaryAsync(j => j.Number, j => j.Id.Value, ct);
        if (datasets.Count + jobs.Count == 0) return [];

        var (datasetNumbers, jobNumbers) = (datasets.Keys.ToArray(), jobs.Keys.ToArray());
        var schemas = (await db.SchemaVersions.AsNoTracking().Where(v => datasetNumbers.Contains(v.DatasetNumber)).ToListAsync(ct)).ToLookup(v => v.DatasetNumber);
        var failed = await db.Runs.AsNoTracking().Where(r => jobNumbers.Contains(r.JobNumber) && (r.State == RunState.Failed || r.State == RunState.Aborted) && r.LastEventAt > since).OrderByDescending(r => r.LastEventAt).Take(Most).ToListAsync(ct);
        var edges = await db.LineageEdges.AsNoTracking()
            .Where(e => e.Touched == position && e.FirstSeenAt > since && ((e.Kind == EdgeKind.DatasetToJob && jobNumbers.Contains(e.To)) || (e.Kind == EdgeKind.JobToDataset && jobNumbers.Contains(e.From)))).OrderBy(e => e.Id).Take(Most).ToListAsync(ct);
        var names = await EdgeEndReading.OfNodesAsync(db, [.. datasetNumbers, .. jobNumbers, .. edges.SelectMany(e => (long[])[e.From, e.To]).Distinct()], ct);

        var news = new List<LineageNews>();
        foreach (var (number, id) in datasets)
        {
            // The first schema is no change.
            if (names.Of(number) is not { } end || schemas[number].OrderBy(v => v.FirstSeenAt).Skip(1).LastOrDefault() is not { } schema) continue;
            news.Add(new LineageNews(WatchKind.Dataset, id, end.Name, end.Facts.Covering, string.Create(CultureInfo.InvariantCulture, $"Its schema is another: {(schema.FieldCount == 1 ? "1 field" : $"{schema.FieldCount} fields")}."), schema.FirstSeenAt,
                new Guid(KeyHash.Exact($"schema {number} {Convert.ToHexString(schema.Hash)}").AsSpan(0, 16))));
        }
        foreach (var run in failed)
            if (names.Of(run.JobNumber) is { } end)
                news.Add(new LineageNews(WatchKind.Job, jobs[run.JobNumber], end.Name, end.Facts.Covering, $"The run {run.ProducerId} {(run.State == RunState.Failed ? "failed" : "was aborted")}.", run.LastEventAt, run.Id.Value));
        foreach (var edge in edges)
        {
            var (job, other, does) = edge.Kind == EdgeKind.DatasetToJob ? (edge.To, edge.From, "reads") : (edge.From, edge.To, "writes");
            if (names.Of(job) is { } end && names.Of(other) is { } touched)
                news.Add(new LineageNews(WatchKind.Job, jobs[job], end.Name, [.. end.Facts.Covering.Concat(touched.Facts.Covering).Distinct()], $"It {does} {touched.Name.Name} now.", edge.FirstSeenAt, edge.Id.Value));
        }
        return news;
    }
}
