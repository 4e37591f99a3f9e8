using Catalog.Data.Outbox;

namespace Catalog.Data.Lineage;

/// <summary>Wakes the projector of this process at once; what other processes append is noticed by polling.</summary>
public sealed class LineageSignal
{
    private readonly OutboxSignal signal = new();

    public void Wake() => signal.Wake();

    public Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct) => signal.WaitAsync(poll, clock, ct);
}

internal static class LineageTurns
{
    /// <summary>Inside a transaction: waits until nobody else does the same thing, on any node.</summary>
    public static Task TakeTurnAsync(this CatalogDbContext db, string name, CancellationToken ct) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            db.LineagePositions.Where(p => p.Name == name), set => set.SetProperty(p => p.Turn, p => p.Turn + 1), ct);
}
