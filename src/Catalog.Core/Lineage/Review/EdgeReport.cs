namespace Catalog.Core.Lineage.Review;

/// <summary>What is done with an edge.</summary>
public enum EdgeDeed { Accept, Reject, SetExpiry, Pin, Unpin, Undo }

/// <summary>What became of many edges: changed, already so, or refused with the reason.</summary>
public sealed record EdgeReport(IReadOnlyList<LineageEdgeId> Changed, IReadOnlyList<LineageEdgeId> Unchanged, IReadOnlyList<EdgeRefusal> Refused)
{
    /// <summary>At most so many edges at once.</summary>
    public const int MaxEdges = 500;
}

/// <summary>An edge that was left as it is, and why.</summary>
public sealed record EdgeRefusal(LineageEdgeId Edge, string Why);
