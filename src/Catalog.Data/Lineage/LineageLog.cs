using Catalog.Core.Lineage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Catalog.Data.Lineage;

/// <summary>
/// Appends raw events with one commit for all who wait. Whoever gets the turn first writes for everybody that came
/// meanwhile; the longer the disk takes, the more share a commit.
/// </summary>
internal sealed class LineageLog(IDbContextFactory<CatalogDbContext> contexts, LineageTail tail, LineageSignal signal) : ILineageLog, IDisposable
{
    private const int MostEntries = 2000;
    private const long MostCharacters = 16_000_000;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = new();
    private readonly SemaphoreSlim turn = new(1, 1);

    public async Task AppendAsync(IReadOnlyList<LineageLogEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return;
        var mine = new Waiting(entries);
        lock (gate) queue.AddLast(mine);
        // What is queued may be written by another: giving up half-way would leave unsaid whether it was.
        await turn.WaitAsync(CancellationToken.None);
        try
        {
            if (!mine.Written.Task.IsCompleted) await WriteAsync(Take());
        }
        finally
        {
            turn.Release();
        }
        await mine.Written.Task;
        signal.Appended.Wake();
    }

    public int WaitingOf(string sender) => tail.WaitingOf(sender);

    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<byte[]> hashes, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var known = new HashSet<string>();
        foreach (var some in hashes.Chunk(500))
        {
            var found = await db.LineageLog.AsNoTracking().Where(e => some.Contains(e.Hash)).Select(e => e.Hash).ToListAsync(ct);
            known.UnionWith(found.Select(Convert.ToHexString));
        }
        return known;
    }

    public void Dispose() => turn.Dispose();

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

    private async Task WriteAsync(List<Waiting> waiting)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(CancellationToken.None);
            IReadOnlyList<LineageLogEntry> entries = [.. waiting.SelectMany(w => w.Entries)];
            using (await db.Profile.EnterWriteAsync(CancellationToken.None)) await WriteAsync(db, entries);
            tail.Add([.. entries.OrderBy(e => e.Sequence)]);
            foreach (var each in waiting) each.Written.SetResult();
        }
        catch (Exception failure)
        {
            // Everybody who waits is told; nobody is acknowledged.
            foreach (var each in waiting) each.Written.TrySetException(failure);
        }
    }

    private static async Task WriteAsync(CatalogDbContext db, IReadOnlyList<LineageLogEntry> entries)
    {
        var ct = CancellationToken.None;
        await db.Database.OpenConnectionAsync(ct);
        await db.Profile.SyncFullyAsync(db, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.TakeTurnAsync(LineagePosition.Append, ct);
        if (db.Profile.SendsRowsOneByOne) await InsertAsync(db, entries, transaction, ct);
        else
        {
            db.AddRange(entries);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    // One prepared command for all rows: the context would make one for each.
    private static async Task InsertAsync(CatalogDbContext db, IReadOnlyList<LineageLogEntry> entries, IDbContextTransaction transaction, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = """
            INSERT INTO "LineageLog" ("Json", "Hash", "Kind", "Sender", "EventAt", "ReceivedAt") VALUES (@json, @hash, @kind, @sender, @eventAt, @receivedAt) RETURNING "Sequence"
            """;
        foreach (var name in (string[])["@json", "@hash", "@kind", "@sender", "@eventAt", "@receivedAt"])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        foreach (var entry in entries)
        {
            object[] values = [entry.Json, entry.Hash, entry.Kind.ToString(), entry.Sender, entry.EventAt.UtcDateTime, entry.ReceivedAt.UtcDateTime];
            for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
            entry.Placed((long)(await command.ExecuteScalarAsync(ct))!);
        }
    }

    private sealed class Waiting(IReadOnlyList<LineageLogEntry> entries)
    {
        public IReadOnlyList<LineageLogEntry> Entries { get; } = entries;
        public long Characters { get; } = entries.Sum(e => (long)e.Json.Length);
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
