using Catalog.Core.Lineage.Review;
using Catalog.Core.People;

namespace Catalog.Server.Background;

/// <summary>Every few minutes ends lineage edges whose time has come, and marks those that went stale.</summary>
internal sealed class EdgeExpiryWorker(EndDueEdges end, TimeProvider clock, ILogger<EdgeExpiryWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private static readonly EndDueEdgesCommand Batch = new();

    protected override async Task RoundAsync(CancellationToken ct)
    {
        // The portal starts first: nothing here is so due that a page should wait for it.
        await Task.Delay(Pause, Clock, ct);
        var done = await end.ExecuteAsync(Batch, Actor.System, ct);
        while (done.IsOk && (done.Value.Ended == Batch.Limit || done.Value.Stale == Batch.Limit)) done = await end.ExecuteAsync(Batch, Actor.System, ct);
    }
}
