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

    private readonly Lock gate = new();
    private readonly Queue<Piece> pieces = new();
    private readonly Dictionary<string, int> senders = [];
    private readonly Stack<LineageLessons> spare = new();
    private long characters;
    private long last;

    /// <summary>Empty lessons.</summary>
    internal LineageLessons Lend()
    {
        lock (gate) return spare.TryPop(out var lessons) ? lessons : new LineageLessons();
    }

    /// <summary>Lessons that others took over.</summary>
    internal void GiveBack(LineageLessons lessons)
    {
        lessons.Clear();
        lock (gate)
            if (spare.Count < MostSpare) spare.Push(lessons);
    }

    /// <summary>What was committed just now.</summary>
    internal void Add(Piece piece)
    {
        lock (gate)
        {
            // Nobody projects here, or not fast enough; the log has them all.
            if (characters > MostCharacters || piece.First != last + 1) Clear();
            pieces.Enqueue(piece);
            (last, characters) = (piece.Last, characters + piece.Characters);
            foreach (var (sender, count) in piece.Senders) senders[sender] = senders.GetValueOrDefault(sender) + count;
        }
    }

    /// <summary>What follows this place in the log without a gap, with about so many events; nothing when the log has to be asked.</summary>
    internal IReadOnlyList<Piece> After(long position, int most)
    {
        lock (gate)
        {
            while (pieces.TryPeek(out var first) && first.Last <= position) Drop(pieces.Dequeue());
            if (!pieces.TryPeek(out var next) || next.First != position + 1) return [];
            var count = 0;
            return [.. pieces.TakeWhile(p => (count += p.Count) <= most || ReferenceEquals(p, next))];
        }
    }

    internal TimeSpan BehindOf(string sender)
    {
        lock (gate) return senders.GetValueOrDefault(sender) > Few && pieces.TryPeek(out var oldest) ? clock.GetUtcNow() - oldest.ReceivedAt : TimeSpan.Zero;
    }

    /// <summary>What was handed out may have been changed by whoever had it: the log has to be asked.</summary>
    internal void Forget()
    {
        lock (gate) Clear();
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
        characters = 0;
    }

    /// <summary>Events of one commit, and what they teach.</summary>
    internal sealed record Piece(long First, int Count, IReadOnlyDictionary<string, int> Senders, DateTimeOffset ReceivedAt, long Characters, LineageLessons Lessons)
    {
        public long Last => First + Count - 1;
    }
}
