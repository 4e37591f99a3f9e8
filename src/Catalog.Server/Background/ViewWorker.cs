using Catalog.Core.DataProducts;

namespace Catalog.Server.Background;

/// <summary>Stores counted views every few seconds, and once more when the portal stops.</summary>
internal sealed class ViewWorker(StoreViews store, TimeProvider clock, ILogger<ViewWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await store.ExecuteAsync(cancellationToken);
    }

    protected override async Task RoundAsync(CancellationToken ct)
    {
        await Task.Delay(Every, Clock, ct);
        await store.ExecuteAsync(ct);
    }
}
