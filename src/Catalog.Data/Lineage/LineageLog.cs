using Catalog.Core.Lineage;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Appends raw events with one commit for all who wait: what comes while one commit is on its way shares the next, so
/// that the longer the disk takes, the more share it. Where only one can write at a time, the projector takes them along
/// in its own commits: two that take turns would write the same pages twice and forget each time what they had read.
/// </summary>
public sealed class LineageLog(IDbContextFactory<CatalogDbContext> contexts, LineageTail tail, LineageSignal signal) : ILineageLog
{
    private const int MostEntries = 2000;
    private const long MostCharacters = 16_000_000;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = new();
    private bool writing;
    private bool carried;

    public async Task AppendAsync(IReadOnlyList<LineageLogEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return;
        var mine = new Waiting(entries);
        lock (gate)
        {
            queue.AddLast(mine);
            WriteIfNobodyDoes();
        }
        // What is queued may be written for others too: giving up half-way would leave unsaid whether it was.
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

    /// <summary>Whether somebody waits for a commit.</summary>
    internal bool Waits
    {
        get { lock (gate) return queue.Count > 0; }
    }

    /// <summary>From now on the caller takes along what waits, with every commit, until it says otherwise.</summary>
    internal void Carry(bool carry)
    {
        lock (gate)
        {
            carried = carry;
            WriteIfNobodyDoes();
        }
    }

    /// <summary>Adds what waits to the open transaction; the caller says whether it was committed.</summary>
    internal IReadOnlyList<Waiting> TakeAlong(CatalogDbContext db)
    {
        var taken = Take();
        if (taken.Count == 0) return taken;
        try
        {
            Insert(db, Entries(taken));
            return taken;
        }
        catch (Exception failure)
        {
            Fail(taken, failure);
            throw;
        }
    }

    /// <summary>It is on the disk: acknowledged, and learned from while others write, in the order of the log. What cannot be learned from here is met in the log.</summary>
    internal async Task WrittenAsync(IReadOnlyList<Waiting> taken)
    {
        if (taken.Count == 0) return;
        var (before, entries) = (tail.Learning, Entries(taken));
        tail.Learning = Task.Run(() => LearnAsync(before, entries), CancellationToken.None);
        foreach (var each in taken) each.Written.SetResult();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Everybody who waits is told; nobody is acknowledged.</summary>
    internal static void Fail(IReadOnlyList<Waiting> taken, Exception failure)
    {
        foreach (var each in taken) each.Written.SetException(failure);
    }

    private void WriteIfNobodyDoes()
    {
        if (writing || carried || queue.Count == 0) return;
        writing = true;
        _ = Task.Run(WriteAllAsync, CancellationToken.None);
    }

    private async Task WriteAllAsync()
    {
        while (await WriteNextAsync() is { } written) await WrittenAsync(written);
    }

    /// <summary>What was written, which may be nothing; <c>null</c> when nobody waits any more.</summary>
    private async Task<IReadOnlyList<Waiting>?> WriteNextAsync()
    {
        IReadOnlyList<Waiting> taken = [];
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            // Who comes while the turn is waited for shares the commit.
            using var turn = await db.Profile.EnterWriteAsync(CancellationToken.None);
            taken = TakeOrStop();
            if (taken.Count == 0) return null;
            await WriteAsync(db, Entries(taken));
            return taken;
        }
        catch (Exception failure)
        {
            if (taken.Count == 0) taken = TakeOrStop();
            Fail(taken, failure);
            return taken.Count > 0 ? [] : null;
        }
    }

    private List<Waiting> TakeOrStop()
    {
        lock (gate)
        {
            var taken = Take();
            writing = taken.Count > 0;
            return taken;
        }
    }

    private List<Waiting> Take()
    {
        lock (gate)
        {
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

    private static IReadOnlyList<LineageLogEntry> Entries(IReadOnlyList<Waiting> taken) => [.. taken.SelectMany(w => w.Entries)];

    private async Task LearnAsync(Task before, IReadOnlyList<LineageLogEntry> entries)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        tail.Learn(entries);
        signal.Appended.Wake();
    }

    private static async Task WriteAsync(CatalogDbContext db, IReadOnlyList<LineageLogEntry> entries)
    {
        var ct = CancellationToken.None;
        await db.Database.OpenConnectionAsync(ct);
        await db.Profile.SyncFullyAsync(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (db.Profile.SendsRowsOneByOne) Insert(db, entries);
        else
        {
            await db.TakeTurnAsync(LineagePosition.Append, ct);
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

    internal sealed class Waiting(IReadOnlyList<LineageLogEntry> entries)
    {
        public IReadOnlyList<LineageLogEntry> Entries { get; } = entries;
        public long Characters { get; } = entries.Sum(e => (long)e.Text.Length);
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
