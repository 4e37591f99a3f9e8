namespace Catalog.Core.Lineage;

/// <summary>When an observed edge is stale, and when a stale one ends.</summary>
public sealed record Staleness
{
    public static Staleness Default { get; } = new();

    /// <summary>Complete runs of the job in which it may be missing before it is stale.</summary>
    public int Runs { get; init; } = 3;
    /// <summary>Time after which it is stale in any case.</summary>
    public TimeSpan Unseen { get; init; } = TimeSpan.FromDays(90);
    /// <summary>Time for which it stays stale before it ends.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Since when the edge is stale, <c>null</c> while it is not. <paramref name="recentRuns"/> are the beginnings of the job's last complete runs, newest first.</summary>
    public DateTimeOffset? Since(LineageEdge edge, IReadOnlyList<DateTimeOffset> recentRuns, DateTimeOffset now)
    {
        // What somebody declared, imported or drew does not depend on being seen.
        if ((edge.Origins & ~EdgeOrigins.Inferred) != EdgeOrigins.Observed || edge.Pinned) return null;
        if (recentRuns.Count >= Runs && edge.LastSeenAt < recentRuns[Runs - 1]) return recentRuns[0] < now ? recentRuns[0] : now;
        return edge.LastSeenAt + Unseen <= now ? edge.LastSeenAt + Unseen : null;
    }

    public bool Ends(DateTimeOffset staleSince, DateTimeOffset now) => staleSince + Grace <= now;
}
