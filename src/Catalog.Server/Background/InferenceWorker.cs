using Catalog.Core.Lineage.Inference;
using Catalog.Core.People;

namespace Catalog.Server.Background;

/// <summary>Proposes edges from what was learned, behind the projector and never in its way.</summary>
internal sealed class InferenceWorker(InferEdges infer, TimeProvider clock, ILogger<InferenceWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private int datasets;

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var started = Clock.GetTimestamp();
        var inferred = await infer.ExecuteAsync(new InferEdgesCommand(datasets), Actor.System, ct);
        // Somebody else changed one of them meanwhile: the next round looks again.
        if (inferred.IsOk) datasets = inferred.Value.Datasets;
        var worked = Clock.GetElapsedTime(started);
        await Task.Delay(worked * 4 > Pause ? worked * 4 : Pause, Clock, ct);
    }
}
