using System.Text;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Data.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Catalog.Data.Lineage;

/// <summary>
/// Turns the log into the graph, in batches. The position moves with the last of what a batch teaches, so that a crash
/// repeats a batch or does not; repeating one changes nothing.
/// </summary>
public sealed class LineageProjector(IDbContextFactory<CatalogDbContext> contexts, ILineageReader reader, LineageTail tail, LineageSignal signal, OutboxSignal outbox, TimeProvider clock, ILogger<LineageProjector> log) : IDisposable
{
    private const int MostEvents = 16_000;
    private const long MostCharacters = 24_000_000;
    private const int Portion = 1000;

    /// <summary>What was acknowledged is seen within a second: a batch takes a good part less.</summary>
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(350);

    private readonly LessonMemory memory = new();
    private readonly LessonRows rows = new();
    private readonly List<LineageLessons> used = [];
    private readonly SemaphoreSlim turn = new(1, 1);
    private int size = 100;

    /// <summary>Whether the last batch may have left events that had come by then.</summary>
    public bool LeftSome { get; private set; }

    /// <summary>Applies the next batch; returns how many events it held.</summary>
    public async Task<int> ProjectAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            return await ProjectNextAsync(ct);
        }
        finally
        {
            rows.Clear();
            used.Clear();
            turn.Release();
        }
    }

    private async Task<int> ProjectNextAsync(CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var place = await GraphReading.PlaceAsync(db, ct);
        var (to, count) = await LearnAsync(place.Position, ct);
        if (count == 0)
        {
            used.ForEach(tail.GiveBack);
            return 0;
        }
        memory.Meet(place);
        var stored = false;
        try
        {
            await new LessonStore(db, memory, rows, clock).JoinAsync(used[0], to, ct);
            await using (var writing = new LessonWriting(db, clock, place.Position, to))
            {
                if (!await writing.WriteAsync(rows, memory.Blank || rows.Fresh.Exists(row => row is Dataset), ct)) return count;
                memory.Stored(writing.Place);
                stored = true;
                used.ForEach(tail.GiveBack);
            }
            size = clock.GetElapsedTime(started) > LongestBatch ? Math.Max(50, size / 2) : Math.Min(MostEvents, size + (size / 2));
            signal.Learned.Wake();
            outbox.Wake();
        }
        catch (DbUpdateException failure) when (!db.Profile.IsOutage(failure))
        {
            if (count == 1 && !db.Profile.IsUniqueViolation(failure) && failure is not DbUpdateConcurrencyException)
            {
                log.EventNotApplied(to, failure);
                await SkipAsync(place.Position, to, ct);
                return 1;
            }
            // Somebody else stored the same meanwhile, or one of them is bad: try again with fewer.
            size = Math.Max(1, count / 2);
        }
        finally
        {
            if (!stored)
            {
                LeftSome = true;
                memory.Failed();
                tail.Forget();
            }
        }
        return count;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>How many events wait.</summary>
    public async Task<long> WaitingAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var position = await GraphReading.PositionAsync(db, ct);
        await using var events = await contexts.OpenLogAsync(ct);
        return await events.LineageLog.LongCountAsync(e => e.Sequence > position, ct);
    }

    /// <summary>Deletes raw events older than the given age; what they taught stays. Others write in between.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var position = await GraphReading.PositionAsync(db, ct);
        await using var events = await contexts.OpenLogAsync(ct);
        var before = clock.GetUtcNow() - age;
        for (var forgotten = 0; ;)
        {
            // The log grows by time: behind the first that is young enough there are no older ones.
            var first = await events.LineageLog.Where(e => e.Sequence <= position).OrderBy(e => e.Sequence).Take(Portion).Select(e => new { e.Sequence, e.ReceivedAt }).ToListAsync(ct);
            var old = first.TakeWhile(e => e.ReceivedAt < before).Select(e => e.Sequence).ToArray();
            forgotten += await events.LineageLog.Where(e => old.Contains(e.Sequence)).ExecuteDeleteAsync(ct);
            if (old.Length < Portion) return forgotten;
        }
    }

    private async Task<(long To, int Count)> LearnAsync(long position, CancellationToken ct)
    {
        var (to, count, characters) = (position, 0, 0L);
        await tail.Learning.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var piece in tail.After(position, size))
        {
            // The first takes over what the others learned.
            if (used.Count > 0) used[0].Join(piece.Lessons);
            used.Add(piece.Lessons);
            (to, count) = (piece.Last, count + piece.Count);
            if ((characters += piece.Characters) > MostCharacters) break;
        }
        if (count > 0) return Learned();
        used.Add(tail.Lend());
        await using var events = await contexts.OpenLogAsync(ct);
        await foreach (var entry in events.LineageLog.AsNoTracking().Where(e => e.Sequence > position).OrderBy(e => e.Sequence).Take(size)
            .Select(e => new { e.Sequence, e.Json }).AsAsyncEnumerable().WithCancellation(ct))
        {
            Learn(entry.Sequence, entry.Json);
            (to, count) = (entry.Sequence, count + 1);
            if ((characters += entry.Json.Length) > MostCharacters) break;
        }
        return Learned();

        (long, int) Learned()
        {
            LeftSome = count > size / 2 || characters > MostCharacters;
            return (to, count);
        }
    }

    private void Learn(long sequence, string json)
    {
        var reading = reader.Read(Encoding.UTF8.GetBytes(json));
        if (reading.Event is { } happened) used[0].Take(happened);
        else log.EventNotUnderstood(sequence, reading.Problem ?? "");
    }

    private async Task SkipAsync(long from, long to, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        using var writing = await db.Profile.EnterWriteAsync(ct);
        // A part of it may be stored: others are to look at that, and nothing else names its place.
        var now = clock.GetUtcNow();
        db.Add(new OutboxMessage(new LineageLearned(to) { NamesDatasets = true, EventId = Guid.CreateVersion7(now), At = now }));
        await db.SaveChangesAsync(ct);
        await db.LineagePositions.Where(p => p.Name == LineagePosition.Project && p.Position == from).ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, to), ct);
    }
}
