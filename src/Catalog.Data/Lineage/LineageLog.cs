using Catalog.Core.Lineage;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>
/// Appends raw events with one commit for all who wait: what comes while one commit is on its way shares the next, so
/// that the longer the disk takes, the more share it.
/// </summary>
public sealed class LineageLog(IDbContextFactory<CatalogDbContext> contexts, LineageTail tail, LineageSignal signal) : ILineageLog
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
        lock (gate)
        {
            queue.AddLast(mine);
            if (!writing) _ = Task.Run(WriteAllAsync, CancellationToken.None);
            writing = true;
        }
        // What is queued may be written for others too: giving up half-way would leave unsaid whether it was.
        await mine.Written.Task;
    }

    public TimeSpan BehindOf(string sender) => tail.BehindOf(sender);

    public async Task<IReadOnlySet<string>> KnownAsync(IReadOnlyCollection<LineageLogEntry> entries, CancellationToken ct)
    {
        await using var db = await contexts.OpenLogAsync(ct);
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
        LineageLogWriter? writer = null;
        while (TakeOrStop() is { Count: > 0 } taken)
        {
            try
            {
                writer ??= await LineageLogWriter.OpenAsync(contexts);
                await writer.WriteAsync([.. taken.SelectMany(w => w.Entries)]);
            }
            catch (Exception failure)
            {
                foreach (var each in taken) each.Written.SetException(failure);
                // What cannot be written with may not close either; the next one is opened anew.
                if (writer is not null) await writer.DisposeAsync().AsTask().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                writer = null;
                continue;
            }
            await AcknowledgeAsync(taken);
        }
        if (writer is not null) await writer.DisposeAsync();
    }

    /// <summary>It is on the disk: acknowledged, and learned from while others write, in the order of the log. What cannot be learned from here is met in the log.</summary>
    private async Task AcknowledgeAsync(IReadOnlyList<Waiting> taken)
    {
        var before = tail.Learning;
        tail.Learning = Task.Run(() => LearnAsync(before, [.. taken.SelectMany(w => w.Entries)]), CancellationToken.None);
        foreach (var each in taken) each.Written.SetResult();
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task LearnAsync(Task before, IReadOnlyList<LineageLogEntry> entries)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        tail.Learn(entries);
        signal.Appended.Wake();
    }

    /// <summary>What waits, as much as one commit takes; when it is nothing, writing is over.</summary>
    private List<Waiting> TakeOrStop()
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
            writing = taken.Count > 0;
            return taken;
        }
    }

    private sealed class Waiting(IReadOnlyList<LineageLogEntry> entries)
    {
        public IReadOnlyList<LineageLogEntry> Entries { get; } = entries;
        public long Characters { get; } = entries.Sum(e => (long)e.Text.Length);
        public TaskCompletionSource Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
