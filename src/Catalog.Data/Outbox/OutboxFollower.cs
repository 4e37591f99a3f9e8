using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Outbox;

/// <summary>
/// Reads every event once per process, whoever wrote it, for what each process keeps for itself (live pages).
/// Sequences become visible out of order where several write at once, so a window behind the newest is read again.
/// </summary>
public sealed class OutboxFollower(IDbContextFactory<CatalogDbContext> contexts)
{
    private const int Window = 500;

    private readonly HashSet<long> seen = [];
    private long newest = -1;

    /// <summary>Events since the last call, in order; the first call only finds where to start.</summary>
    public async Task<IReadOnlyList<CatalogEvent>> ReadAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (newest < 0)
        {
            newest = await db.Outbox.MaxAsync(m => (long?)m.Sequence, ct) ?? 0;
            seen.UnionWith(await db.Outbox.Where(m => m.Sequence > newest - Window).Select(m => m.Sequence).ToListAsync(ct));
            return [];
        }
        var from = newest - Window;
        var fresh = await db.Outbox.AsNoTracking().Where(m => m.Sequence > from && !seen.Contains(m.Sequence)).OrderBy(m => m.Sequence).Take(1000).ToListAsync(ct);
        if (fresh.Count == 0) return [];
        foreach (var message in fresh) seen.Add(message.Sequence);
        newest = Math.Max(newest, fresh[^1].Sequence);
        seen.RemoveWhere(s => s <= newest - Window);
        return [.. fresh.Select(m => m.Event()).OfType<CatalogEvent>()];
    }
}
