using System.Runtime.CompilerServices;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage.Reading;

internal sealed class LineageRecordQueries(IDbContextFactory<CatalogDbContext> contexts) : ILineageRecordQueries
{
    public async Task<IReadOnlyList<JobRecord>> JobsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = numbers.ToArray();
        var latest = Latest(db);
        return await (
            from job in db.Jobs.AsNoTracking()
            where wanted.Contains(job.Number)
            join run in latest on job.Number equals run.JobNumber into runs
            from run in runs.DefaultIfEmpty()
            select new JobRecord(
                job.Number, job.Namespace, job.Name, job.FirstSeenAt, job.LastSeenAt, job.Producer, job.Facets,
                run == null ? null : new RunRecord(run.Id, run.ProducerId, run.JobNumber, run.State, run.StartedAt, run.EndedAt, run.FirstEventAt, run.LastEventAt, run.Facets))).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DatasetRecord>> DatasetsAsync(IReadOnlyCollection<long> numbers, CancellationToken ct)
    {
        if (numbers.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = numbers.ToArray();
        var newest = db.SchemaVersions.Where(v => !db.SchemaVersions.Any(later => later.DatasetNumber == v.DatasetNumber && later.LastSeenAt > v.LastSeenAt));
        var found = await (
            from dataset in db.Datasets.AsNoTracking()
            where wanted.Contains(dataset.Number)
            join seen in db.DatasetSightings on dataset.Number equals seen.Number into sightings
            from seen in sightings.DefaultIfEmpty()
            join version in newest on dataset.Number equals version.DatasetNumber into versions
            from version in versions.DefaultIfEmpty()
            select new DatasetRecord(
                dataset.Number, dataset.Namespace, dataset.Name, dataset.FirstSeenAt, seen == null ? null : seen.LastSeenAt, seen != null && seen.Dropped, seen == null ? null : seen.Facets, version == null ? null : version.Fields)).ToListAsync(ct);
        // Two schemas that were seen last at the very same instant: the wider one is the whole of it.
        return [.. found.GroupBy(d => d.Number).Select(d => d.MaxBy(x => x.Fields.Count)!)];
    }

    public async Task<IReadOnlyList<RunRecord>> RunsAsync(long job, int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Runs(db.Runs.Where(r => r.JobNumber == job).OrderByDescending(r => r.LastEventAt).ThenBy(r => r.Id).Skip(skip).Take(take)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<RunRecord>> LatestRunsAsync(IReadOnlyCollection<long> jobs, int each, CancellationToken ct)
    {
        if (jobs.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = jobs.ToArray();
        // From the oldest of its latest runs on: a range of the index for each job, however many runs it had.
        var since = db.Jobs.Where(j => wanted.Contains(j.Number))
            .Select(j => new { j.Number, Since = db.Runs.Where(r => r.JobNumber == j.Number).OrderByDescending(r => r.LastEventAt).Skip(each - 1).Select(r => (DateTimeOffset?)r.LastEventAt).FirstOrDefault() });
        var runs = await Runs(
            from job in since
            join run in db.Runs on job.Number equals run.JobNumber
            where job.Since == null || run.LastEventAt >= job.Since
            orderby run.LastEventAt descending, run.Id
            select run).ToListAsync(ct);
        // Several may have ended at the very same instant.
        return [.. runs.GroupBy(r => r.Job).SelectMany(r => r.Take(each))];
    }

    public async Task<IReadOnlyList<long>> JobsByLastSeenAsync(string? ns, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Jobs.Where(j => ns == null || j.Namespace == ns).OrderByDescending(j => j.LastSeenAt).ThenBy(j => j.Namespace).ThenBy(j => j.Name).Select(j => j.Number).ToListAsync(ct);
    }

    public async Task<int> CountRunsAsync(long job, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Runs.CountAsync(r => r.JobNumber == job, ct);
    }

    public async Task<IReadOnlyList<RunRecord>> RunsAsync(string id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = Guid.TryParse(id, out var guid) ? RunId.From(guid) : default;
        return await Runs(db.Runs.Where(r => r.ProducerId == id || r.Id == own).OrderBy(r => r.FirstEventAt).ThenBy(r => r.Id).Take(50)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<PartRecord>> PartsAsync(IReadOnlyCollection<RunId> runs, CancellationToken ct)
    {
        if (runs.Count == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = runs.ToArray();
        return await Parts(db, db.RunDatasets.Where(d => wanted.Contains(d.RunId)).OrderBy(d => d.Direction).ThenBy(d => d.DatasetNumber), []).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<PartRecord>> WritesAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, int skip, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Parts(db, Writes(db, datasets).OrderByDescending(d => d.At).ThenBy(d => d.RunId), without).Skip(skip).Take(take).ToListAsync(ct);
    }

    public async Task<RunRecord?> WriteBeforeAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, RunId reader, DateTimeOffset at, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var writes = Writes(db, datasets).Where(d => d.At <= at && d.RunId != reader).OrderByDescending(d => d.At).ThenBy(d => d.RunId);
        return (await Parts(db, writes, without).Take(1).ToListAsync(ct)).FirstOrDefault()?.Run;
    }

    public async Task<int> CountWritesAsync(IReadOnlyCollection<long> datasets, IReadOnlyCollection<long> without, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await Parts(db, Writes(db, datasets), without).CountAsync(ct);
    }

    public async Task<IReadOnlySet<long>> JobsInAsync(IReadOnlyCollection<RunState> states, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await Latest(db).Where(r => states.Contains(r.State)).Select(r => r.JobNumber).ToListAsync(ct)).ToHashSet();
    }

    public async Task<IReadOnlyList<(long Number, DateTimeOffset FirstSeenAt)>> NewAsync(bool jobs, DateTimeOffset since, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var seen = jobs
            ? await db.Jobs.AsNoTracking().Where(j => j.FirstSeenAt >= since).Select(j => new { j.Number, j.FirstSeenAt }).ToListAsync(ct)
            : await db.Datasets.AsNoTracking().Where(d => d.FirstSeenAt >= since).Select(d => new { d.Number, d.FirstSeenAt }).ToListAsync(ct);
        return seen.ConvertAll(s => (s.Number, s.FirstSeenAt));
    }

    public async IAsyncEnumerable<RunMoment> RunMomentsAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await foreach (var run in db.Runs.AsNoTracking().Where(r => r.StartedAt >= since || r.EndedAt >= since).Select(r => new RunMoment(r.JobNumber, r.State, r.StartedAt, r.EndedAt)).AsAsyncEnumerable().WithCancellation(ct))
            yield return run;
    }

    public async Task<IReadOnlyList<SchemaRecord>> SchemasAsync(IReadOnlyCollection<long> datasets, int take, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = datasets.ToArray();
        return await db.SchemaVersions.AsNoTracking().Where(v => wanted.Contains(v.DatasetNumber)).OrderByDescending(v => v.LastSeenAt).ThenByDescending(v => v.FirstSeenAt).Take(take)
            .Select(v => new SchemaRecord(v.DatasetNumber, v.Hash, v.Fields, v.FirstSeenAt, v.LastSeenAt)).ToListAsync(ct);
    }

    public async Task<IReadOnlyDictionary<string, (DateTimeOffset First, DateTimeOffset Last)>> NamespacesAsync(IReadOnlyCollection<string> names, CancellationToken ct)
    {
        if (names.Count == 0) return new Dictionary<string, (DateTimeOffset, DateTimeOffset)>();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = names.ToArray();
        var datasets = await (
            from dataset in db.Datasets.AsNoTracking()
            where wanted.Contains(dataset.Namespace)
            join seen in db.DatasetSightings on dataset.Number equals seen.Number into sightings
            from seen in sightings.DefaultIfEmpty()
            group new { dataset.FirstSeenAt, Last = seen == null ? dataset.FirstSeenAt : seen.LastSeenAt } by dataset.Namespace into all
            select new { Name = all.Key, First = all.Min(x => x.FirstSeenAt), Last = all.Max(x => x.Last) }).ToListAsync(ct);
        var jobs = await (
            from job in db.Jobs.AsNoTracking()
            where wanted.Contains(job.Namespace)
            group job by job.Namespace into all
            select new { Name = all.Key, First = all.Min(x => x.FirstSeenAt), Last = all.Max(x => x.LastSeenAt) }).ToListAsync(ct);
        return datasets.Concat(jobs).GroupBy(n => n.Name).ToDictionary(n => n.Key, n => (n.Min(x => x.First), n.Max(x => x.Last)));
    }

    public async Task<IReadOnlyList<string>> EventsAsync(DateTimeOffset? after, DateTimeOffset? before, bool newestFirst, int skip, int take, CancellationToken ct)
    {
        await using var log = await contexts.OpenLogAsync(ct);
        var events = Between(log, after, before);
        var ordered = newestFirst ? events.OrderByDescending(e => e.EventAt).ThenByDescending(e => e.Sequence) : events.OrderBy(e => e.EventAt).ThenBy(e => e.Sequence);
        return await ordered.Skip(skip).Take(take).Select(e => e.Json).ToListAsync(ct);
    }

    public async Task<int> CountEventsAsync(DateTimeOffset? after, DateTimeOffset? before, CancellationToken ct)
    {
        await using var log = await contexts.OpenLogAsync(ct);
        return await Between(log, after, before).CountAsync(ct);
    }

    private static IQueryable<Run> Latest(CatalogDbContext db) =>
        db.Runs.Where(r => r.Id == db.Runs.Where(other => other.JobNumber == r.JobNumber).OrderByDescending(other => other.LastEventAt).ThenBy(other => other.Id).Select(other => other.Id).First());

    internal static IQueryable<RunRecord> Runs(IQueryable<Run> runs) =>
        runs.AsNoTracking().Select(r => new RunRecord(r.Id, r.ProducerId, r.JobNumber, r.State, r.StartedAt, r.EndedAt, r.FirstEventAt, r.LastEventAt, r.Facets));

    /// <summary>Parts with their runs, without those of jobs that may not be read.</summary>
    internal static IQueryable<PartRecord> Parts(CatalogDbContext db, IQueryable<RunDataset> parts, IReadOnlyCollection<long> without)
    {
        var closed = without.ToArray();
        return from part in parts.AsNoTracking()
               join run in db.Runs on part.RunId equals run.Id
               where !closed.Contains(run.JobNumber)
               select new PartRecord(
                   part.DatasetNumber, part.Direction, part.At, part.Facets,
                   new RunRecord(run.Id, run.ProducerId, run.JobNumber, run.State, run.StartedAt, run.EndedAt, run.FirstEventAt, run.LastEventAt, run.Facets));
    }

    private static IQueryable<RunDataset> Writes(CatalogDbContext db, IReadOnlyCollection<long> datasets)
    {
        var wanted = datasets.ToArray();
        return db.RunDatasets.Where(d => wanted.Contains(d.DatasetNumber) && d.Direction == RunDirection.Output);
    }

    private static IQueryable<LineageLogEntry> Between(CatalogDbContext log, DateTimeOffset? after, DateTimeOffset? before)
    {
        var events = log.LineageLog.AsNoTracking().Where(e => e.Kind == LineageEventKind.Run);
        if (after is { } from) events = events.Where(e => e.EventAt >= from);
        if (before is { } to) events = events.Where(e => e.EventAt < to);
        return events;
    }
}
