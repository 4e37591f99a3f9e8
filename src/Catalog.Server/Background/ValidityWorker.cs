using System.Collections.Concurrent;
using Catalog.Core.Contracts;
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

    private readonly ConcurrentDictionary<DataProductId, byte> judged = new();
    private readonly TimeProvider clock = clock;
    private IDisposable? subscription;
    private volatile bool edges;
    private volatile bool lineage;
    private bool started;
    private DateTimeOffset lookedAt;

    /// <summary>What the gate was asked last is stored when the portal stops.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await counts.ExecuteAsync(new SettleCommand(), Actor.System, cancellationToken);
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
        if (edges || !started)
        {
            edges = false;
            await mesh.RefreshAllAsync(ct);
            started = true;
        }
        var fresh = judged.Keys.ToList();
        if (fresh.Count > 0)
        {
            await mesh.RefreshAsync(fresh, ct);
            foreach (var id in fresh) judged.TryRemove(id, out _);
        }
        if (lineage)
        {
            lineage = false;
            await mesh.RefreshEdgesAsync(ct);
        }
        var now = clock.GetUtcNow();
        if (now - lookedAt >= BetweenLookups)
        {
            await turn.ExecuteAsync(new TurnDueCommand(), Actor.System, ct);
            await counts.ExecuteAsync(new SettleCommand(), Actor.System, ct);
            lookedAt = now;
        }
        await settle.ExecuteAsync(new SettleCommand(), Actor.System, ct);
    }

    private Task Note(CatalogEvent happened)
    {
        switch (happened)
        {
            case ValidityJudged own: judged[own.ProductId] = 0; break;
            case ValidityTurned turned: judged[turned.ProductId] = 0; break;
            case LineageLearned or LineageEdgesReviewed: lineage = true; break;
            case ProductChanged or ContractChanged or ImportFinished: edges = true; break;
        }
        return Task.CompletedTask;
    }
}
