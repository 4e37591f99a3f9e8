using Catalog.Data.Lineage;

namespace Catalog.Server.Background;

/// <summary>Takes into the graph in memory what was learned here, while the projector goes on; what others learned comes with the feed.</summary>
internal sealed class GraphWorker(LineageMoments moments, LineageSignal signal, TimeProvider clock, ILogger<GraphWorker> log) : ResilientLoop(clock, log)
{
    protected override async Task RoundAsync(CancellationToken ct)
    {
        await signal.Learned.WaitAsync(TimeSpan.FromMinutes(1), Clock, ct);
        await moments.FollowLogAsync(ct);
    }
}
