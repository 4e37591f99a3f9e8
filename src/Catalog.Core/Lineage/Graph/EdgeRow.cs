namespace Catalog.Core.Lineage.Graph;

/// <summary>An edge in memory. Times are seconds since 1970, so that a million edges stay small.</summary>
public struct EdgeRow
{
    public int From { get; set; }
    public int To { get; set; }
    public EdgeKind Kind { get; set; }
    public byte Origins { get; set; }
    public ReviewState Review { get; set; }
    /// <summary>Between fields: how values change on the way.</summary>
    public byte How { get; set; }
    public bool Stale { get; set; }
    public long Job { get; set; }
    public uint First { get; set; }
    public uint Ended { get; set; }

    /// <summary>Drawn at that instant; <c>null</c> is now. Rejected and expired edges are not.</summary>
    public readonly bool Drawn(uint? asOf) => asOf is not { } at
        ? Review is ReviewState.Accepted or ReviewState.Proposed
        : First <= at && (Review is ReviewState.Accepted or ReviewState.Proposed || Ended > at);

    /// <summary>Lineage runs through it at that instant; a proposed edge carries nothing.</summary>
    public readonly bool Carries(uint? asOf) => asOf is null ? Review == ReviewState.Accepted : Drawn(asOf) && Review != ReviewState.Proposed;

    /// <summary>Edges of names that became one dataset are one: with every origin, as old as the oldest, as good as the best.</summary>
    public static EdgeRow Together(EdgeRow one, EdgeRow other)
    {
        var better = Rank(one.Review) >= Rank(other.Review) ? one : other;
        return better with
        {
            Origins = (byte)(one.Origins | other.Origins),
            First = Math.Min(one.First, other.First),
            How = Math.Min(one.How, other.How),
            Stale = one.Stale && other.Stale,
            Ended = Math.Max(one.Ended, other.Ended),
            Job = Math.Max(one.Job, other.Job),
        };

        static int Rank(ReviewState review) => review switch { ReviewState.Accepted => 3, ReviewState.Proposed => 2, ReviewState.Expired => 1, _ => 0 };
    }

    public static uint Seconds(DateTimeOffset at) => (uint)Math.Clamp(at.ToUnixTimeSeconds(), 0, uint.MaxValue);
}
