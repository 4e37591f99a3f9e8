using Catalog.Core.Discovery;
using Catalog.Core.People;

namespace Catalog.Server.Background;

/// <summary>Tells people of new hits of the searches they keep.</summary>
internal sealed class SavedSearchWorker(TellOfNewHits tell, TimeProvider clock, ILogger<SavedSearchWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TellOfNewHitsCommand Batch = new(Interval: TimeSpan.FromMinutes(1));

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var done = await tell.ExecuteAsync(Batch, Actor.System, ct);
        // Another node was faster where the save conflicted; then there is nothing to hurry for either.
        if (!done.IsOk || done.Value.Looked < Batch.Limit) await Task.Delay(Pause, Clock, ct);
    }
}
