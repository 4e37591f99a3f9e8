using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Outbox;

/// <summary>The outbox as a log that each process reads by itself.</summary>
internal sealed class EventLog(IDbContextFactory<CatalogDbContext> contexts, OutboxSignal signal, TimeProvider clock) : IEventLog
{
    private const int Portion = 1_000;
    private const int MostAbove = 20_000;

    /// <summary>How long a transaction may stay open after it took its ids; what appears later is found at the next rebuild.</summary>
    private static readonly TimeSpan LongestTransaction = TimeSpan.FromMinutes(2);

    private readonly OutboxSignal.Listener listener = signal.Listen();

    public async Task<EventPosition> NowAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var settled = clock.GetUtcNow() - LongestTransaction;
        var newest = await db.Outbox.AsNoTracking().OrderByDescending(m => m.Sequence).Select(m => new { m.Sequence, m.EventId }).FirstOrDefaultAsync(ct);
        var floor = await db.Outbox.AsNoTracking().Where(m => m.At < settled).MaxAsync(m => (long?)m.Sequence, ct) ?? 0;
        var above = await db.Outbox.AsNoTracking().Where(m => m.Sequence > floor).OrderBy(m => m.Sequence).Select(m => m.Sequence).ToListAsync(ct);
        return Position(floor, above, newest?.EventId);
    }

    public async Task<EventReading?> ReadAsync(EventPosition after, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await LostAsync(db, after, ct)) return null;
        var read = after.Above.ToHashSet();
        var there = await db.Outbox.AsNoTracking().Where(m => m.Sequence > after.Floor).OrderBy(m => m.Sequence).Select(m => m.Sequence).Take(MostAbove + Portion).ToListAsync(ct);
        long[] fresh = [.. there.Where(s => !read.Contains(s)).Take(Portion)];
        if (fresh.Length == 0) return new EventReading([], await AtRestAsync(db, after, ct));
        var messages = await db.Outbox.AsNoTracking().Where(m => fresh.Contains(m.Sequence)).OrderBy(m => m.Sequence).ToListAsync(ct);
        read.UnionWith(messages.Select(m => m.Sequence));
        var settled = clock.GetUtcNow() - LongestTransaction;
        // Of all that was read, not only of this portion: what comes in live is too young when it is read.
        var last = messages[^1].Sequence;
        var floor = await db.Outbox.Where(m => m.Sequence > after.Floor && m.Sequence <= last && m.At < settled).MaxAsync(m => (long?)m.Sequence, ct) ?? after.Floor;
        long[] above = [.. read.Where(s => s > floor).Order()];
        if (above.Length > MostAbove) (floor, above) = (above[^MostAbove], above[^(MostAbove - 1)..]);
        // The newest stays where old ones are deleted; what only filled a gap does not.
        var mark = after.Above.Count > 0 && after.Above[^1] > last ? after.Mark : messages[^1].EventId;
        return new EventReading([.. messages.Select(m => m.Event()).OfType<CatalogEvent>()], Position(floor, above, mark));
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => listener.WaitAsync(atMost, clock, ct);

    /// <summary>Nothing can appear where no id is missing, so nobody has to look there again.</summary>
    private static EventPosition Position(long floor, IReadOnlyList<long> above, Guid? mark)
    {
        var known = 0;
        while (known < above.Count && above[known] == floor + 1) (floor, known) = (floor + 1, known + 1);
        return new EventPosition(floor, [.. above.Skip(known)], mark);
    }

    /// <summary>When all that was read has settled while nothing new came, its gaps stay empty too.</summary>
    private async Task<EventPosition> AtRestAsync(CatalogDbContext db, EventPosition at, CancellationToken ct)
    {
        if (at.Above.Count == 0) return at;
        var settled = clock.GetUtcNow() - LongestTransaction;
        return await db.Outbox.AnyAsync(m => m.Sequence > at.Floor && m.At >= settled, ct) ? at : new EventPosition(at.Above[^1], [], at.Mark);
    }

    /// <summary>The newest event that was read is gone, and not because it grew old: older ones are gone as well, or others stand in its place.</summary>
    private static async Task<bool> LostAsync(CatalogDbContext db, EventPosition after, CancellationToken ct)
    {
        if (after.Mark is not { } mark) return false;
        if (await db.Outbox.AnyAsync(m => m.EventId == mark, ct)) return false;
        return true;
    }
}
