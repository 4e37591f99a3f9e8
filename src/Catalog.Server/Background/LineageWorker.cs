using Catalog.Data.Lineage;

namespace Catalog.Server.Background;

/// <summary>Makes the graph of what intake appended: at once for events of this process, within half a second for those of others.</summary>
internal sealed class LineageWorker(LineageProjector projector, LineageMoments moments, LineageSignal signal, TimeProvider clock, ILogger<LineageWorker> log) : ResilientLoop(clock, log)
{
    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (await projector.ProjectAsync(ct) == 0) await signal.WaitAsync(OutboxWorker.Poll, Clock, ct);
        else await moments.FollowLogAsync(ct);
    }
}
