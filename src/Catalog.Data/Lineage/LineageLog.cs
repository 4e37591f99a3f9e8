using Catalog.Core.Lineage;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Appends raw events with one commit for all who wait: what comes while one commit is on its way shares the next, so
/// that the longer the disk takes, the more share it.
/// </summary>
internal sealed class LineageLog(IDbContextFactory<CatalogDbContext> contexts, LineageTail tail, LineageSignal signal) : ILineageLog
{
    private const int MostEntries = 2000;
    private const long MostCharacters = 16_000_000;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = new();
    private bool writing;

    public async Task AppendAsync(IReadOnlyList<LineageLogEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return;
        var mine = new Waiting(entries);
        bool first;
        lock (gate)
        {
            queue.AddLast(mine);
            (first, writing) = (!writing, true);
        }
        // What is queued may be written for others too: giving up half-way would leave unsaid whether it was.
        if (first) _ = Task.Run(WriteAllAsync, CancellationToken.None);
        await mine.Written.Task;
    }

    public TimeSpan BehindOf(string sender) => tail.BehindOf(sender);

    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<LineageLogEntry> entries, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = new HashSet<string>();
        foreach (var some in entries.Chunk(500))
        {
            // The same event has the same time.
            var (times, hashes) = (some.Select(e => e.EventAt).Distinct().ToArray(), some.Select(e => e.Hash).ToArray());
            var found = await db.LineageLog.AsNoTracking().Where(e => times.Contains(e.EventAt) && hashes.Contains(e.Hash)).Select(e => e.Hash).ToListAsync(ct);
            known.UnionWith(found.Select(Convert.ToHexString));
        }
        return known;
    }

    private async Task WriteAllAsync()
    {
        while (Take() is { Count: > 0 } some) await WriteAsync(some);
    }

    private List<Waiting> Take()
    {
        lock (gate)
        {
            writing = queue.Count > 0;
            var (taken, entries, characters) = (new List<Waiting>(), 0, 0L);
            while (queue.First is { Value: var next } && (taken.Count == 0 || (entries + next.Entries.Count <= MostEntries && characters + next.Characters <= MostCharacters)))
            {
                queue.RemoveFirst();
                taken.Add(next);
                (entries, characters) = (entries + next.Entries.Count, characters + next.Characters);
            }
            return taken;
        }
    }

    private async Task WriteAsync(List<Waiting> waiting)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            IReadOnlyList<LineageLogEntry> entries = [.. waiting.SelectMany(w => w.Entries)];
            // What they teach is learned while the disk is waited for; that is much less than they are, and all that is kept.
            var learning = Task.Run(() => Learned(entries), CancellationToken.None);
            using (await db.Profile.EnterWriteAsync(CancellationToken.None)) await WriteAsync(db, entries);
            foreach (var each in waiting) each.Written.SetResult();
            var lessons = await learning;
            var (first, last) = (entries.Min(e => e.Sequence), entries.Max(e => e.Sequence));
            // Apart, among the events of others, they are read from the log.
            if (last - first + 1 == entries.Count)
                tail.Add(new LineageTail.Piece(first, entries.Count, entries.CountBy(e => e.Sender).ToDictionary(), entries.Min(e => e.ReceivedAt), waiting.Sum(w => w.Characters), lessons));
            signal.Appended.Wake();
        }
        catch (Exception failure)
        {
            // Everybody who waits is told; nobody is acknowledged.
            foreach (var each in waiting) each.Written.TrySetException(failure);
        }
    }

    private LineageLessons Learned(IReadOnlyList<LineageLogEntry> entries)
    {
        var lessons = tail.Lend();
        foreach (var entry in entries) lessons.Take(entry.Event!);
        return lessons;
    }

    private static async Task WriteAsync(CatalogDbContext db, IReadOnlyList<LineageLogEntry> entries)
    {
        var ct = CancellationToken.None;
        await db.Database.OpenConnectionAsync(ct);
        await db.Profile.SyncFullyAsync(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakeTurnAsync(LineagePosition.Append, ct);
        if (db.Profile.SendsRowsOneByOne) Insert(db, entries);
        else
        {
            db.AddRange(entries);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    private static void Insert(CatalogDbContext db, IReadOnlyList<LineageLogEntry> entries)
    {
        // The text goes as it came.
        using var insert = PreparedRows.Insert(db, db.Model.FindEntityType(typeof(LineageLogEntry))!, nameof(LineageLogEntry.Json), nameof(LineageLogEntry.Text));
        foreach (var entry in entries)
        {
            insert.Run(entry);
            entry.Placed(insert.LastKey);
        }
    }

    private sealed class Waiting(IReadOnlyList<LineageLogEntry> entries)
    {
        public IReadOnlyList<LineageLogEntry> Entries { get; } = entries;
        public long Characters { get; } = entries.Sum(e => (long)e.Text.Length);
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
