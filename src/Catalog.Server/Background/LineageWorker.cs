using Catalog.Data.Lineage;

namespace Catalog.Server.Background;

/// <summary>Makes the graph of what intake appended: at once for events of this process, within half a second for those of others.</summary>
internal sealed class LineageWorker(LineageProjector projector, LineageSignal signal, TimeProvider clock, ILogger<LineageWorker> log) : ResilientLoop(clock, log)
{
    private const int Few = 500;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan Stride = TimeSpan.FromMilliseconds(250);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var began = Clock.GetTimestamp();
        var learned = await projector.ProjectAsync(ct);
        if (learned == 0) await signal.Appended.WaitAsync(OutboxWorker.Poll, Clock, ct);
        // A batch has a price of its own: what comes within a breath shares it, and where events stream, what comes within a stride.
        else if (learned < Few) await Task.Delay(Breath, Clock, ct);
        else if (!projector.LeftSome && Stride - Clock.GetElapsedTime(began) is { Ticks: > 0 } rest) await Task.Delay(rest, Clock, ct);
    }
}
