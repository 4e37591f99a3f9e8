using Catalog.Data.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>What this process tells its own loops at once; what other processes do is noticed by polling.</summary>
public sealed class LineageSignal
{
    /// <summary>The log grew.</summary>
    public OutboxSignal Appended { get; } = new();

    /// <summary>The graph grew.</summary>
    public OutboxSignal Learned { get; } = new();
}

internal static class LineageTurns
{
    /// <summary>Inside a transaction: waits until nobody else does the same thing, on any node.</summary>
    public static Task TakeTurnAsync(this CatalogDbContext db, string name, CancellationToken ct) =>
        db.LineagePositions.Where(p => p.Name == name).ExecuteUpdateAsync(set => set.SetProperty(p => p.Turn, p => p.Turn + 1), ct);
}
