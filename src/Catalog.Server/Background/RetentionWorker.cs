using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Catalog.Server.Hosting;

namespace Catalog.Server.Background;

/// <summary>Deletes what has only passed through.</summary>
internal sealed class RetentionWorker(OutboxProcessor outbox, LineageProjector lineage, RetentionSettings retention, TimeProvider clock, ILogger<RetentionWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await lineage.ForgetAsync(retention.Lineage, ct);
        await outbox.ForgetAsync(retention.Events, ct);
        await Task.Delay(Pause, Clock, ct);
    }
}
