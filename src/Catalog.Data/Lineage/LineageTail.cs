using Catalog.Core.Lineage;

namespace Catalog.Data.Lineage;

/// <summary>
/// The end of the log as this process understood it when it took it in: the projector need not read and parse it again,
/// and a sender can be told that the graph is behind. It is bounded; what it does not hold stands in the log.
/// </summary>
public sealed class LineageTail(TimeProvider clock)
{
    private const long MostCharacters = 24_000_000;

    /// <summary>Whoever has no more than so many waiting is not what the graph is behind with.</summary>
    private const int Few = 500;

    private readonly Lock gate = new();
    private readonly Queue<LineageLogEntry> entries = new();
    private readonly Dictionary<string, int> senders = [];
    private long characters;
    private long last;

    /// <summary>Entries that were committed just now, in their order.</summary>
    internal void Add(IReadOnlyList<LineageLogEntry> committed)
    {
        lock (gate)
        {
            // Nobody projects here, or not fast enough; the log has them all.
            if (characters > MostCharacters) Clear();
            foreach (var entry in committed)
            {
                if (entry.Sequence != last + 1) Clear();
                entries.Enqueue(entry);
                (last, characters) = (entry.Sequence, characters + entry.Json.Length);
                senders[entry.Sender] = senders.GetValueOrDefault(entry.Sender) + 1;
            }
        }
    }

    /// <summary>What follows this place in the log without a gap; nothing when the log has to be asked.</summary>
    internal IReadOnlyList<LineageLogEntry> After(long position, int most)
    {
        lock (gate)
        {
            while (entries.TryPeek(out var first) && first.Sequence <= position) Drop(entries.Dequeue());
            return entries.TryPeek(out var next) && next.Sequence == position + 1 ? [.. entries.Take(most)] : [];
        }
    }

    internal TimeSpan BehindOf(string sender)
    {
        lock (gate) return senders.GetValueOrDefault(sender) > Few && entries.TryPeek(out var oldest) ? clock.GetUtcNow() - oldest.ReceivedAt : TimeSpan.Zero;
    }

    private void Drop(LineageLogEntry entry)
    {
        characters -= entry.Json.Length;
        if (senders[entry.Sender]-- == 1) senders.Remove(entry.Sender);
    }

    private void Clear()
    {
        entries.Clear();
        senders.Clear();
        characters = 0;
    }
}
