using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Inference;

/// <summary><paramref name="KnownDatasets"/> is how many there were when names were compared last; 0 compares them.</summary>
public sealed record InferEdgesCommand(int KnownDatasets = 0);

/// <summary>How many edges are new or stand otherwise than before, and how many datasets there were.</summary>
public sealed record InferredEdges(int Changed, int Datasets);

/// <summary>
/// Proposes what nobody said but much speaks for: that equally named columns of a job's only input and only output are
/// one, and that two ways to write a name mean one dataset. What no longer holds ends; what a person decided stays.
/// </summary>
public sealed class InferEdges(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int JobsAtOnce = 100;
    private const int TwinsAtOnce = 200;
    private const int EdgesAtOnce = 500;

    public async Task<Outcome<InferredEdges>> ExecuteAsync(InferEdgesCommand command, Actor actor, CancellationToken ct)
    {
        if (!actor.Administrator) return new Refusal.Forbidden("Only the portal itself and administrators do this.");
        var changed = 0;
        var (position, jobs) = await InWorkAsync(work => work.UnexaminedJobsAsync(ct));
        foreach (var some in jobs.Chunk(JobsAtOnce))
        {
            var outcome = await SavedAsync(work => ColumnsAsync(work, some, ct), ct);
            if (!outcome.IsOk) return outcome.Refusal;
            changed += outcome.Value;
        }
        var datasets = await InWorkAsync(work => work.CountDatasetsAsync(ct));
        for (var more = jobs.Count > 0 || datasets != command.KnownDatasets; more;)
        {
            var outcome = await SavedAsync(work => AliasesAsync(work, ct), ct);
            if (!outcome.IsOk) return outcome.Refusal;
            changed += outcome.Value;
            more = outcome.Value > 0;
        }
        if (jobs.Count > 0)
        {
            await using var work = works.Open();
            await work.ExaminedAsync(position, ct);
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
        }
        return new InferredEdges(changed, datasets);
    }

    private async Task<IReadOnlyList<LineageEdge>> ColumnsAsync(ICatalogWork work, IReadOnlyCollection<long> jobs, CancellationToken ct)
    {
        var (now, changed, wanted) = (clock.GetUtcNow(), new List<LineageEdge>(), new Dictionary<LineageEdgeId, LineageEdge>());
        var fields = new Dictionary<long, LineageField>();
        foreach (var pair in await work.OnlyPairsAsync(jobs, ct))
            foreach (var (from, to) in pair.Guesses())
            {
                var edge = new LineageEdge(EdgeKind.Field, from.Number, to.Number, EdgeOrigins.Inferred, now).Between(pair.From, pair.To);
                edge.Taught(pair.Job, null, []);
                wanted.TryAdd(edge.Id, edge);
                (fields[from.Number], fields[to.Number]) = (from, to);
            }
        foreach (var known in await work.KnownFieldsAsync(fields.Keys, ct)) fields.Remove(known);
        foreach (var field in fields.Values) work.Add(field);
        changed.AddRange(End((await work.ColumnGuessesAsync(jobs, ct)).Where(e => !wanted.ContainsKey(e.Id)), now));
        foreach (var some in wanted.Keys.Chunk(EdgesAtOnce))
            foreach (var known in await work.EdgesAsync(some, ct))
            {
                wanted.Remove(known.Id);
                if (Again(known, now)) changed.Add(known);
            }
        foreach (var edge in wanted.Values) work.Add(edge);
        return [.. changed, .. wanted.Values];
    }

    private async Task<IReadOnlyList<LineageEdge>> AliasesAsync(ICatalogWork work, CancellationToken ct)
    {
        var (now, changed) = (clock.GetUtcNow(), new List<LineageEdge>());
        changed.AddRange(End(await work.SettledAliasGuessesAsync(EdgesAtOnce, ct), now));
        var groups = await work.UnexaminedTwinsAsync(TwinsAtOnce, ct);
        var have = (await work.AliasEdgesAsync([.. groups.SelectMany(g => g.Names).Select(n => n.Number)], ct)).ToDictionary(e => e.Id);
        foreach (var (alias, dataset) in groups.SelectMany(g => g.Guesses()))
        {
            if (have.Remove(LineageEdge.IdOf(EdgeKind.Alias, alias, dataset), out var known))
            {
                if (Again(known, now)) changed.Add(known);
                continue;
            }
            var edge = new LineageEdge(EdgeKind.Alias, alias, dataset, EdgeOrigins.Inferred, now);
            work.Add(edge);
            changed.Add(edge);
        }
        // A plainer name came: the others are guessed to be that one.
        changed.AddRange(End(have.Values, now));
        return changed;
    }

    private static bool Again(LineageEdge edge, DateTimeOffset now)
    {
        if (edge.Review != ReviewState.Expired) return false;
        edge.Infer(holds: true, now);
        return edge.Review != ReviewState.Expired;
    }

    private static List<LineageEdge> End(IEnumerable<LineageEdge> edges, DateTimeOffset now)
    {
        var ended = edges.Where(e => e is { OnlyInferred: true, DecidedBy: null, Review: ReviewState.Proposed }).ToList();
        foreach (var edge in ended) edge.Infer(holds: false, now);
        return ended;
    }

    private async Task<T> InWorkAsync<T>(Func<ICatalogWork, Task<T>> read)
    {
        await using var work = works.Open();
        return await read(work);
    }

    private async Task<Outcome<int>> SavedAsync(Func<ICatalogWork, Task<IReadOnlyList<LineageEdge>>> infer, CancellationToken ct)
    {
        await using var work = works.Open();
        var (changed, now) = (await infer(work), clock.GetUtcNow());
        if (changed.Count == 0) return 0;
        foreach (var some in changed.Select(e => e.Id).Chunk(EdgesAtOnce)) work.Raise(new LineageEdgesReviewed(some) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : changed.Count;
    }
}
