using System.Linq.Expressions;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Joins the lessons of a batch with what is stored, before anything is written: rows that are there are changed, and a
/// row that is not there yet is the lesson itself.
/// </summary>
internal sealed class LessonStore(CatalogDbContext db, LessonMemory memory, LessonRows rows, TimeProvider clock)
{
    private const int Portion = 400;

    // In the order of their keys, new rows of a tree fill one page after the other.
    private static readonly Comparer<object> ByKey = Comparer<object>.Create((one, other) => ((Run)one).Id.Value.CompareTo(((Run)other).Id.Value));

    public async Task JoinAsync(LineageLessons lessons, long position, CancellationToken ct)
    {
        foreach (var edge in lessons.Edges.Values) edge.Touch(position);
        foreach (var job in lessons.Jobs.Values) job.Touch(position);
        foreach (var dataset in lessons.Datasets.Values) dataset.Touch(position);
        foreach (var part in lessons.RunDatasets.Values) part.Touch(position);
        await DatasetsAsync(lessons, ct);
        await JoinAsync(lessons.Jobs, memory.Jobs, _ => true, keys => j => keys.Contains(j.Number), j => j.Number, (have, more) => { have.Join(more); have.Touch(position); }, ct);
        // A run that begins in this batch is new, as long as that proves true.
        var first = rows.Fresh.Count;
        var known = await JoinAsync(lessons.Runs, memory.Runs, run => memory.Careful || run.StartedAt is null, keys => r => keys.Contains(r.Id), r => r.Id, (have, more) => have.Join(more), ct);
        rows.Fresh.Sort(first, rows.Fresh.Count - first, ByKey);
        await JoinAsync(lessons.Datasets, memory.Datasets, _ => true, keys => d => keys.Contains(d.Number), d => d.Number, (have, more) => { have.Learn(more.Facets, more.FirstSeenAt, more.LastSeenAt); have.Touch(position); }, ct);
        await FieldsAsync(lessons, ct);
        await RunDatasetsAsync(lessons, known, position, ct);
        await SchemasAsync(lessons, ct);
        await AliasesAsync(lessons, ct);
        await JoinAsync(lessons.Edges, memory.Edges, _ => true, keys => e => keys.Contains(e.Id), e => e.Id, (have, more) => { have.Join(more); have.Touch(position); }, ct);
    }

    private async Task DatasetsAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = await MissingAsync(lessons.Datasets.Keys, memory.Names, keys => db.Datasets.AsNoTracking().Where(d => keys.Contains(d.Number)).Select(d => d.Number), ct);
        rows.Fresh.AddRange(missing.Select(number => lessons.Datasets[number]).Select(seen => new Dataset(CatalogId.New<DatasetId>(clock), seen.Namespace, seen.Name, seen.FirstSeenAt)));
    }

    // A field is only its name: what is there needs nothing.
    private async Task FieldsAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = await MissingAsync(lessons.Fields.Keys, memory.Fields, keys => db.LineageFields.AsNoTracking().Where(f => keys.Contains(f.Number)).Select(f => f.Number), ct);
        rows.Fresh.AddRange(missing.Select(number => lessons.Fields[number]));
    }

    // A run that nobody knew has no datasets yet.
    private async Task RunDatasetsAsync(LineageLessons lessons, HashSet<RunId> known, long position, CancellationToken ct)
    {
        foreach (var runs in known.Where(id => !memory.Parts.ContainsKey(id)).Chunk(Portion))
        {
            foreach (var id in runs) memory.Parts[id] = [];
            foreach (var have in await db.RunDatasets.AsNoTracking().Where(d => runs.Contains(d.RunId)).ToListAsync(ct)) memory.Parts[have.RunId].Add(have);
        }
        foreach (var have in known.SelectMany(id => memory.Parts[id]))
        {
            if (!lessons.RunDatasets.Remove((have.RunId, have.DatasetNumber, have.Direction), out var more)) continue;
            have.Learn(more.Facets, more.At);
            have.Touch(position);
            rows.Changed.Add(have);
        }
        foreach (var part in lessons.RunDatasets.Values) (memory.Parts.TryGetValue(part.RunId, out var parts) ? parts : memory.Parts[part.RunId] = []).Add(part);
        rows.Fresh.AddRange(lessons.RunDatasets.Values.OrderBy(part => part.RunId.Value).ThenBy(part => part.DatasetNumber));
    }

    private async Task SchemasAsync(LineageLessons lessons, CancellationToken ct)
    {
        var asked = new Dictionary<(long, string), SchemaVersion>();
        foreach (var (key, more) in lessons.Schemas)
        {
            if (memory.Schemas.TryGetValue(key, out var have)) Seen(have, more);
            else asked[key] = more;
        }
        foreach (var some in asked.Values.Chunk(Portion))
        {
            var (datasets, hashes) = (some.Select(s => s.DatasetNumber).Distinct().ToArray(), some.Select(s => s.Hash).ToArray());
            foreach (var have in await db.SchemaVersions.AsNoTracking().Where(v => datasets.Contains(v.DatasetNumber) && hashes.Contains(v.Hash)).ToListAsync(ct))
            {
                var key = (have.DatasetNumber, Convert.ToHexString(have.Hash));
                if (!asked.Remove(key, out var more)) continue;
                Seen(have, more);
                memory.Schemas[key] = have;
            }
        }
        foreach (var (key, version) in asked) memory.Schemas[key] = version;
        rows.Fresh.AddRange(asked.Values);

        void Seen(SchemaVersion have, SchemaVersion more)
        {
            have.Seen(more.FirstSeenAt, more.LastSeenAt);
            rows.Changed.Add(have);
        }
    }

    private async Task AliasesAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = lessons.Aliases.ToDictionary();
        foreach (var datasets in lessons.Aliases.Keys.Select(k => k.Dataset).Distinct().Chunk(Portion))
        {
            foreach (var have in await db.DatasetAliases.AsNoTracking().Where(a => datasets.Contains(a.DatasetNumber)).ToListAsync(ct))
            {
                if (!missing.Remove((have.AliasNumber, have.DatasetNumber), out var more)) continue;
                have.Seen(more.Type, more.LastSeenAt);
                rows.Changed.Add(have);
            }
        }
        rows.Fresh.AddRange(missing.Values);
    }

    /// <summary>Those that are not there yet; afterwards they are.</summary>
    private static async Task<List<long>> MissingAsync(IReadOnlyCollection<long> numbers, HashSet<long> remembered, Func<long[], IQueryable<long>> there, CancellationToken ct)
    {
        var asked = numbers.Where(remembered.Add).ToList();
        var missing = asked.ToHashSet();
        foreach (var some in asked.Chunk(Portion)) missing.ExceptWith(await there(some).ToListAsync(ct));
        return [.. asked.Where(missing.Contains)];
    }

    private async Task<HashSet<TKey>> JoinAsync<TKey, T>(
        Dictionary<TKey, T> lessons, Dictionary<TKey, T> remembered, Func<T, bool> mayBeThere, Func<TKey[], Expression<Func<T, bool>>> among, Func<T, TKey> key, Action<T, T> join, CancellationToken ct)
        where TKey : notnull where T : class
    {
        var (asked, known) = (new List<TKey>(), new HashSet<TKey>());
        foreach (var (id, more) in lessons)
        {
            if (remembered.TryGetValue(id, out var have)) Join(id, have, more);
            else if (mayBeThere(more)) asked.Add(id);
            else Add(id, more);
        }
        foreach (var some in asked.Chunk(Portion))
        {
            foreach (var have in await db.Set<T>().AsNoTracking().Where(among(some)).ToListAsync(ct))
            {
                var id = key(have);
                Join(id, have, lessons[id]);
                remembered[id] = have;
            }
            foreach (var id in some.Where(id => !known.Contains(id))) Add(id, lessons[id]);
        }
        return known;

        void Join(TKey id, T have, T more)
        {
            join(have, more);
            known.Add(id);
            rows.Changed.Add(have);
        }

        void Add(TKey id, T lesson)
        {
            remembered[id] = lesson;
            rows.Fresh.Add(lesson);
        }
    }
}
