using System.Text;
using Catalog.Core.Lineage;
using Catalog.Data.Outbox;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Catalog.Data.Lineage;

/// <summary>
/// Turns the log into the graph, in batches. What a batch teaches and the position behind it are one transaction, so
/// that a crash repeats a batch or does not; repeating one changes nothing.
/// </summary>
public sealed class LineageProjector(IDbContextFactory<CatalogDbContext> contexts, ILineageReader reader, OutboxSignal outbox, TimeProvider clock, ILogger<LineageProjector> log)
{
    private const int MostEvents = 2000;
    private const long MostCharacters = 24_000_000;

    /// <summary>A page waits behind the writer no longer than about this.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMilliseconds(60);

    private int size = 100;

    /// <summary>Applies the next batch; returns how many events it held.</summary>
    public async Task<int> ProjectAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var position = await PositionAsync(db, ct);
        var entries = await NextAsync(db, position, ct);
        if (entries.Count == 0) return 0;
        var lessons = new LineageLessons();
        foreach (var entry in entries) Learn(entry, lessons);
        try
        {
            await StoreAsync(db, lessons, position, entries[^1].Sequence, ct);
        }
        catch (DbUpdateException failure) when (!db.Profile.IsOutage(failure))
        {
            if (entries.Count == 1 && !db.Profile.IsUniqueViolation(failure) && failure is not DbUpdateConcurrencyException)
            {
                log.EventNotApplied(entries[0].Sequence, failure);
                await SkipAsync(position, entries[0].Sequence, ct);
                return 1;
            }
            // Somebody else stored the same meanwhile, or one of them is bad: try again with fewer.
            size = Math.Max(1, entries.Count / 2);
        }
        return entries.Count;
    }

    /// <summary>How many events wait.</summary>
    public async Task<long> WaitingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var position = await PositionAsync(db, ct);
        return await db.LineageLog.LongCountAsync(e => e.Sequence > position, ct);
    }

    /// <summary>Deletes raw events older than the given age; what they taught stays.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var position = await PositionAsync(db, ct);
        var before = clock.GetUtcNow() - age;
        using var turn = await db.Profile.EnterWriteAsync(ct);
        return await db.LineageLog.Where(e => e.Sequence <= position && e.ReceivedAt < before).ExecuteDeleteAsync(ct);
    }

    private static Task<long> PositionAsync(CatalogDbContext db, CancellationToken ct) =>
        db.LineagePositions.Where(p => p.Name == LineagePosition.Project).Select(p => p.Position).SingleAsync(ct);

    private async Task<List<(long Sequence, string Json)>> NextAsync(CatalogDbContext db, long position, CancellationToken ct)
    {
        var (entries, characters) = (new List<(long, string)>(), 0L);
        await foreach (var entry in db.LineageLog.AsNoTracking().Where(e => e.Sequence > position).OrderBy(e => e.Sequence).Take(size)
            .Select(e => new { e.Sequence, e.Json }).AsAsyncEnumerable().WithCancellation(ct))
        {
            entries.Add((entry.Sequence, entry.Json));
            if ((characters += entry.Json.Length) > MostCharacters) break;
        }
        return entries;
    }

    private void Learn((long Sequence, string Json) entry, LineageLessons lessons)
    {
        var reading = reader.Read(Encoding.UTF8.GetBytes(entry.Json));
        if (reading.Event is { } happened) lessons.Take(happened);
        else log.EventNotUnderstood(entry.Sequence, reading.Problem ?? "");
    }

    private async Task StoreAsync(CatalogDbContext db, LineageLessons lessons, long from, long to, CancellationToken ct)
    {
        using (await db.Profile.EnterWriteAsync(ct))
        {
            var started = clock.GetTimestamp();
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.TakeTurnAsync(LineagePosition.Project, ct);
            // Another node may have been here since we looked.
            if (await PositionAsync(db, ct) != from) return;
            await new LessonStore(db, clock).JoinAsync(lessons, to, ct);
            var now = clock.GetUtcNow();
            db.Add(new OutboxMessage(new LineageLearned(to) { EventId = Guid.CreateVersion7(now), At = now }));
            db.ChangeTracker.DetectChanges();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await new ManyRows(db).SaveAsync(ct);
            await MoveAsync(db, to, ct);
            await transaction.CommitAsync(ct);
            size = clock.GetElapsedTime(started) > LongestTurn ? Math.Max(10, size / 2) : Math.Min(MostEvents, size + (size / 2));
        }
        outbox.Wake();
    }

    private async Task SkipAsync(long from, long to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        using var turn = await db.Profile.EnterWriteAsync(ct);
        await db.LineagePositions.Where(p => p.Name == LineagePosition.Project && p.Position == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, to), ct);
    }

    private static Task MoveAsync(CatalogDbContext db, long to, CancellationToken ct) =>
        db.LineagePositions.Where(p => p.Name == LineagePosition.Project).ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, to), ct);
}
