using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Keeps the graph of this process as new as the database. One caller at a time follows; readers take the moment there
/// is and are never waited for.
/// </summary>
public sealed class LineageMoments(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : ILineageMoments, IDisposable
{
    private readonly string process = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
    private readonly SemaphoreSlim turn = new(1, 1);
    private volatile LineageMoment? moment;
    private long position;
    private int change;

    public async ValueTask<LineageMoment> CurrentAsync(CancellationToken ct) => moment ?? await LoadAsync(ct);

    /// <summary>Takes over what happened. Before anybody has asked for the graph there is nothing to follow.</summary>
    public async Task FollowAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        if (moment is null) return;
        if (happened.OfType<LineageLearned>().Any(l => l.Position > Interlocked.Read(ref position))) await FollowLogAsync(ct);
        if (happened.OfType<LineageEdgesReviewed>().SelectMany(r => r.Edges).Distinct().ToList() is { Count: > 0 } reviewed) await FollowReviewsAsync(reviewed, ct);
        if (happened.Any(IsMesh)) await FollowMeshAsync(ct);
    }

    /// <summary>Takes over what the projector of this process has just stored.</summary>
    public async Task FollowLogAsync(CancellationToken ct)
    {
        if (moment is null) return;
        await InTurnAsync(async (db, now) =>
        {
            var to = await GraphReading.PositionAsync(db, ct);
            if (to == position) return now;
            var graph = await new GraphFollowing(db, now.Graph).SinceAsync(position, Stamp(), ct) ?? await GraphReading.WholeAsync(db, Stamp(), ct);
            Interlocked.Exchange(ref position, to);
            return new LineageMoment(graph, now.Mesh);
        }, ct);
    }

    /// <summary>Reads everything anew: it is that of another catalog.</summary>
    public Task BeginAnewAsync(CancellationToken ct) => InTurnAsync((db, _) => ReadAsync(db, ct), ct);

    public void Dispose() => turn.Dispose();

    private Task FollowReviewsAsync(List<LineageEdgeId> edges, CancellationToken ct) => InTurnAsync(async (db, now) =>
    {
        var graph = await new GraphFollowing(db, now.Graph).ReviewedAsync(edges, Stamp(), ct) ?? await GraphReading.WholeAsync(db, Stamp(), ct);
        return new LineageMoment(graph, now.Mesh);
    }, ct);

    /// <summary>Takes over domains, products and ports as they are stored now.</summary>
    public Task FollowMeshAsync(CancellationToken ct) => InTurnAsync(async (db, now) =>
    {
        var mesh = await MeshReading.ReadAsync(db, Stamp(), ct);
        // Ports may stand before datasets that lineage does not know: the graph takes them in too.
        var graph = mesh.Behind.All(b => now.Graph.PlaceOf(b.Dataset) >= 0) ? now.Graph : await GraphReading.WholeAsync(db, Stamp(), ct);
        return new LineageMoment(graph, mesh);
    }, ct);

    private static bool IsMesh(CatalogEvent happened) => happened is ProductChanged || happened.GetType().Namespace == typeof(DomainId).Namespace;

    private async Task<LineageMoment> LoadAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (moment is { } loaded) return loaded;
            await using var db = await contexts.CreateDbContextAsync(ct);
            return moment = await ReadAsync(db, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<LineageMoment> ReadAsync(CatalogDbContext db, CancellationToken ct)
    {
        // The place first: what comes while we read is followed afterwards, and following twice does no harm.
        var from = await GraphReading.PositionAsync(db, ct);
        var read = new LineageMoment(await GraphReading.WholeAsync(db, Stamp(), ct), await MeshReading.ReadAsync(db, Stamp(), ct));
        Interlocked.Exchange(ref position, from);
        return read;
    }

    private async Task InTurnAsync(Func<CatalogDbContext, LineageMoment, Task<LineageMoment>> follow, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            if (moment is not { } now) return;
            await using var db = await contexts.CreateDbContextAsync(ct);
            moment = await follow(db, now);
        }
        finally
        {
            turn.Release();
        }
    }

    private string Stamp() => string.Create(CultureInfo.InvariantCulture, $"{process}-{Interlocked.Increment(ref change)}");
}
