using System.Collections.Concurrent;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Server.Background;

/// <summary>
/// Keeps the states in memory in step with what is stored, turns those that time alone changes, and puts on record what
/// followed for descendants. While the database is away, the last known states stay and are marked.
/// </summary>
internal sealed class ValidityWorker(ValidityMesh mesh, ICatalogFeed feed, TurnDueProducts turn, SettleValidity settle, StoreGateCounts counts, TimeProvider clock, ILogger<ValidityWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan BetweenLookups = TimeSpan.FromSeconds(1);
    /// <summary>Reading the edges of a large mesh may take at most this share of the time.</summary>
    private const int EdgesShare = 10;

    private readonly ConcurrentDictionary<DataProductId, byte> judged = new();
    private readonly ConcurrentQueue<CatalogEvent> drawn = new();
    /// <summary>Of those, the ones whose edges were not added yet.</summary>
    private readonly ConcurrentQueue<CatalogEvent> heard = new();
    private readonly TimeProvider clock = clock;
    private IDisposable? subscription;
    private volatile bool all = true;
    private DateTimeOffset lookedAt;
    private DateTimeOffset edgesAgain;

    /// <summary>What the gate was asked last is stored when the portal stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await counts.ExecuteAsync(new StoreGateCountsCommand(Unfinished: true), Actor.System, cancellationToken);
    }

    public override void Dispose()
    {
        subscription?.Dispose();
        base.Dispose();
    }

    protected override async Task RoundAsync(CancellationToken ct)
    {
        subscription ??= feed.Subscribe(_ => true, Note);
        try
        {
            await WorkAsync(ct);
            mesh.Found();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            mesh.Lost();
            throw;
        }
        await Task.Delay(Pause, clock, ct);
    }

    private async Task WorkAsync(CancellationToken ct)
    {
        if (all)
        {
            all = false;
            try
            {
                await mesh.RefreshAllAsync(ct);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What was not read stays to be read.
                all = true;
                throw;
            }
        }
        var fresh = judged.Keys.ToList();
        foreach (var id in fresh) judged.TryRemove(id, out _);
        await RefreshAsync(fresh, ct);
        await DrawAsync(ct);
        var now = clock.GetUtcNow();
        if (now - lookedAt >= BetweenLookups)
        {
            while ((await turn.ExecuteAsync(new TurnDueCommand(), Actor.System, ct)).Value == TurnDueCommand.Many) ct.ThrowIfCancellationRequested();
            await counts.ExecuteAsync(new StoreGateCountsCommand(), Actor.System, ct);
            lookedAt = now;
        }
        while ((await settle.ExecuteAsync(new SettleCommand(), Actor.System, ct)).Value == SettleCommand.Many) ct.ThrowIfCancellationRequested();
    }

    private async Task RefreshAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        try
        {
            foreach (var some in products.Chunk(SettleCommand.Many)) await mesh.RefreshAsync(some, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What was not read stays to be read.
            foreach (var id in products) judged[id] = 0;
            throw;
        }
    }

    /// <summary>Draws the edges anew that changed; until that is due again, those that events tell of are added.</summary>
    private async Task DrawAsync(CancellationToken ct)
    {
        var told = new List<CatalogEvent>();
        while (heard.TryDequeue(out var each)) told.Add(each);
        var began = clock.GetUtcNow();
        if (drawn.IsEmpty) return;
        if (began < edgesAgain)
        {
            if (told.Count > 0) await mesh.AddEdgesAsync(told, ct);
            return;
        }
        var happened = new List<CatalogEvent>();
        while (drawn.TryDequeue(out var each)) happened.Add(each);
        try
        {
            await mesh.RefreshEdgesAsync(lineage => happened.Exists(lineage.ChangesWith), ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            foreach (var each in happened) drawn.Enqueue(each);
            throw;
        }
        var done = clock.GetUtcNow();
        edgesAgain = done + (EdgesShare * (done - began));
    }

    private Task Note(CatalogEvent happened)
    {
        switch (happened)
        {
            case ValidityJudged own: judged[own.ProductId] = 0; break;
            case ValidityTurned turned:
                foreach (var each in turned.Turns.Where(t => !Knows(t, turned.To))) judged[each.ProductId] = 0;
                break;
            case LineageLearned or LineageEdgesReviewed: Draw(happened); break;
            case ProductChanged changed:
                judged[changed.ProductId] = 0;
                Draw(happened);
                break;
            case ImportFinished or CatalogReplaced: all = true; break;
        }
        return Task.CompletedTask;
    }

    private void Draw(CatalogEvent happened)
    {
        drawn.Enqueue(happened);
        heard.Enqueue(happened);
    }

    /// <summary>Settled by this process.</summary>
    private bool Knows(ValidityTurn turned, ValidityState to) => mesh.Find(turned.ProductId) is { Known: var known } && known.RecordedState == to && known.RecordedSince == turned.Since;
}
