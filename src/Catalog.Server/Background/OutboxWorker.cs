using Catalog.Data.Outbox;

namespace Catalog.Server.Background;

/// <summary>Hands events to their handlers: at once for those of this process, within half a second for those of verbs.</summary>
internal sealed class OutboxWorker(OutboxProcessor outbox, OutboxSignal signal, TimeProvider clock, ILogger<OutboxWorker> log) : ResilientLoop(clock, log)
{
    internal static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        if (await outbox.ProcessAsync(ct) < OutboxProcessor.BatchSize) await signal.WaitAsync(Poll, Clock, ct);
    }
}
