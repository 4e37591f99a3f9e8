using System.Linq.Expressions;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Joins the lessons of a batch with what is stored, before anything is written: what was there is changed in the context,
/// and a row that is not there yet is the lesson itself.
/// </summary>
internal sealed class LessonStore(CatalogDbContext db, TimeProvider clock)
{
    private const int Portion = 400;

    /// <summary>Rows to add, one table after the other.</summary>
    public List<object> Fresh { get; } = [];

    public async Task JoinAsync(LineageLessons lessons, long position, CancellationToken ct)
    {
        foreach (var edge in lessons.Edges.Values) edge.Touch(position);
        foreach (var job in lessons.Jobs.Values) job.Touch(position);
        foreach (var dataset in lessons.Datasets.Values) dataset.Touch(position);
        await DatasetsAsync(lessons, ct);
        await JoinAsync(lessons.Jobs, keys => j => keys.Contains(j.Number), j => j.Number, (have, more) => { have.Join(more); have.Touch(position); }, ct);
        var known = await JoinAsync(lessons.Runs, keys => r => keys.Contains(r.Id), r => r.Id, (have, more) => have.Join(more), ct);
        await JoinAsync(lessons.Datasets, keys => d => keys.Contains(d.Number), d => d.Number, (have, more) => { have.Learn(more.Facets, more.FirstSeenAt, more.LastSeenAt); have.Touch(position); }, ct);
        await FieldsAsync(lessons, ct);
        await RunDatasetsAsync(lessons, known, ct);
        await SchemasAsync(lessons, ct);
        await AliasesAsync(lessons, ct);
        await JoinAsync(lessons.Edges, keys => e => keys.Contains(e.Id), e => e.Id, (have, more) => { have.Join(more); have.Touch(position); }, ct);
    }

    private async Task DatasetsAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = lessons.Datasets.ToDictionary();
        foreach (var some in lessons.Datasets.Keys.Chunk(Portion))
            foreach (var have in await db.Datasets.AsNoTracking().Where(d => some.Contains(d.Number)).Select(d => d.Number).ToListAsync(ct))
                missing.Remove(have);
        Fresh.AddRange(missing.Values.Select(seen => new Dataset(CatalogId.New<DatasetId>(clock), seen.Namespace, seen.Name, seen.FirstSeenAt)));
    }

    // A field is only its name: what is there needs nothing.
    private async Task FieldsAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = lessons.Fields.ToDictionary();
        foreach (var some in lessons.Fields.Keys.Chunk(Portion))
            foreach (var have in await db.LineageFields.AsNoTracking().Where(f => some.Contains(f.Number)).Select(f => f.Number).ToListAsync(ct))
                missing.Remove(have);
        Fresh.AddRange(missing.Values);
    }

    // A run that nobody knew has no datasets yet.
    private async Task RunDatasetsAsync(LineageLessons lessons, HashSet<RunId> known, CancellationToken ct)
    {
        var missing = lessons.RunDatasets.ToDictionary();
        foreach (var runs in known.Chunk(Portion))
            foreach (var have in await db.RunDatasets.Where(d => runs.Contains(d.RunId)).ToListAsync(ct))
                if (missing.Remove((have.RunId, have.DatasetNumber, have.Direction), out var more)) have.Learn(more.Facets, more.At);
        Fresh.AddRange(missing.Values);
    }

    private async Task SchemasAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = lessons.Schemas.ToDictionary();
        foreach (var some in lessons.Schemas.Values.Chunk(Portion))
        {
            var (datasets, hashes) = (some.Select(s => s.DatasetNumber).Distinct().ToArray(), some.Select(s => s.Hash).ToArray());
            foreach (var have in await db.SchemaVersions.Where(v => datasets.Contains(v.DatasetNumber) && hashes.Contains(v.Hash)).ToListAsync(ct))
                if (missing.Remove((have.DatasetNumber, Convert.ToHexString(have.Hash)), out var more)) have.Seen(more.FirstSeenAt, more.LastSeenAt);
        }
        Fresh.AddRange(missing.Values);
    }

    private async Task AliasesAsync(LineageLessons lessons, CancellationToken ct)
    {
        var missing = lessons.Aliases.ToDictionary();
        foreach (var datasets in lessons.Aliases.Keys.Select(k => k.Dataset).Distinct().Chunk(Portion))
            foreach (var have in await db.DatasetAliases.Where(a => datasets.Contains(a.DatasetNumber)).ToListAsync(ct))
                if (missing.Remove((have.AliasNumber, have.DatasetNumber), out var more)) have.Seen(more.Type, more.LastSeenAt);
        Fresh.AddRange(missing.Values);
    }

    private async Task<HashSet<TKey>> JoinAsync<TKey, T>(Dictionary<TKey, T> lessons, Func<TKey[], Expression<Func<T, bool>>> among, Func<T, TKey> key, Action<T, T> join, CancellationToken ct)
        where TKey : notnull where T : class
    {
        var (missing, known) = (lessons.ToDictionary(), new HashSet<TKey>());
        foreach (var some in lessons.Keys.Chunk(Portion))
            foreach (var have in await db.Set<T>().Where(among(some)).ToListAsync(ct))
                if (known.Add(key(have)) && missing.Remove(key(have), out var more)) join(have, more);
        Fresh.AddRange(missing.Values);
        return known;
    }
}
