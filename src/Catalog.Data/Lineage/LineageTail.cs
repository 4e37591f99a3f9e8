using Catalog.Core.Lineage;

namespace Catalog.Data.Lineage;

/// <summary>
/// The end of the log as this process understood it when it took it in: the projector need not read and parse it again,
/// and a sender can be told that the graph is behind. What is kept is what the events teach, which is much less than they
/// are. It is bounded; what it does not hold stands in the log.
/// </summary>
public sealed class LineageTail(TimeProvider clock)
{
    private const long MostCharacters = 64_000_000;

    /// <summary>Whoever has no more than so many waiting is not what the graph is behind with.</summary>
    private const int Few = 500;

    /// <summary>Lessons that may lie ready to be filled again.</summary>
    private const int MostSpare = 8;

    /// <summary>Held while events are learned from, which takes milliseconds.</summary>
    private readonly Lock learning = new();

    private readonly Lock gate = new();
    private readonly Queue<Piece> pieces = new();
    private readonly Dictionary<string, int> senders = [];
    private readonly Stack<LineageLessons> spare = new();
    private Piece? open;
    private int asked = 1;
    private long characters;
    private long last;

    /// <summary>Done when the tail holds what was committed here last.</summary>
    internal Task Learning { get; set; } = Task.CompletedTask;

    /// <summary>Empty lessons.</summary>
    internal LineageLessons Lend()
    {
        lock (gate) return spare.TryPop(out var lessons) ? lessons : new LineageLessons();
    }

    /// <summary>Lessons that are stored.</summary>
    internal void GiveBack(LineageLessons lessons)
    {
        lessons.Clear();
        lock (gate)
            if (spare.Count < MostSpare) spare.Push(lessons);
    }

    /// <summary>Learns from what was committed just now. Events of several commits are one piece, as many as the projector asked for last.</summary>
    internal void Learn(IReadOnlyList<LineageLogEntry> entries)
    {
        var (first, end) = (entries.Min(e => e.Sequence), entries.Max(e => e.Sequence));
        // Apart, among the events of others, they are read from the log.
        if (end - first + 1 != entries.Count) return;
        lock (learning)
        {
            lock (gate)
            {
                // Nobody projects here, or not fast enough; the log has them all.
                if (characters > MostCharacters || first != last + 1) Clear();
            }
            var piece = open is { } fitting && fitting.Count + entries.Count <= asked ? fitting : new Piece(first, Lend(), entries[0].ReceivedAt);
            open = null;
            foreach (var entry in entries) piece.Lessons.Take(entry.Event!);
            lock (gate)
            {
                if (piece.Count == 0) pieces.Enqueue(piece);
                (last, characters) = (end, characters + piece.Take(entries));
                foreach (var (sender, count) in entries.CountBy(e => e.Sender)) senders[sender] = senders.GetValueOrDefault(sender) + count;
            }
            open = piece;
        }
    }

    /// <summary>What follows this place in the log without a gap, with about so many events; nothing when the log has to be asked.</summary>
    internal IReadOnlyList<Piece> After(long position, int most)
    {
        lock (learning)
        {
            (open, asked) = (null, most);
            lock (gate)
            {
                while (pieces.TryPeek(out var first) && first.Last <= position) Drop(pieces.Dequeue());
                if (!pieces.TryPeek(out var next) || next.First != position + 1) return [];
                var count = 0;
                return [.. pieces.TakeWhile(p => (count += p.Count) <= most || ReferenceEquals(p, next))];
            }
        }
    }

    internal TimeSpan BehindOf(string sender)
    {
        lock (gate) return senders.GetValueOrDefault(sender) > Few && pieces.TryPeek(out var oldest) ? clock.GetUtcNow() - oldest.ReceivedAt : TimeSpan.Zero;
    }

    /// <summary>What was handed out may have been changed by whoever had it: the log has to be asked.</summary>
    internal void Forget()
    {
        lock (learning)
        {
            lock (gate) Clear();
        }
    }

    private void Drop(Piece piece)
    {
        characters -= piece.Characters;
        foreach (var (sender, count) in piece.Senders)
            if ((senders[sender] -= count) == 0) senders.Remove(sender);
    }

    private void Clear()
    {
        pieces.Clear();
        senders.Clear();
        (open, characters) = (null, 0);
    }

    /// <summary>Events that follow each other in the log, and what they teach.</summary>
    internal sealed class Piece(long first, LineageLessons lessons, DateTimeOffset receivedAt)
    {
        public long First => first;
        public int Count { get; private set; }
        public long Last => First + Count - 1;
        public long Characters { get; private set; }
        public Dictionary<string, int> Senders { get; } = [];
        public DateTimeOffset ReceivedAt => receivedAt;
        public LineageLessons Lessons => lessons;

        /// <summary>Counts these; answers how long they are.</summary>
        public long Take(IReadOnlyList<LineageLogEntry> entries)
        {
            var length = entries.Sum(e => (long)e.Text.Length);
            foreach (var (sender, count) in entries.CountBy(e => e.Sender)) Senders[sender] = Senders.GetValueOrDefault(sender) + count;
            (Count, Characters) = (Count + entries.Count, Characters + length);
            return length;
        }
    }
}
