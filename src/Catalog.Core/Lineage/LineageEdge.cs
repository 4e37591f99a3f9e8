using System.Buffers.Binary;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

public readonly record struct LineageEdgeId(Guid Value) : ICatalogId<LineageEdgeId>
{
    public static LineageEdgeId From(Guid value) => new(value);
}

/// <summary>What an edge leads from and to. <see cref="Field"/> connects columns; the others are drawn between cards.</summary>
public enum EdgeKind { DatasetToJob, JobToDataset, DatasetToDataset, JobToJob, Field }

/// <summary>How an edge became known; one edge may have several origins.</summary>
[Flags]
public enum EdgeOrigins { None = 0, Observed = 1, Declared = 2, Imported = 4, Manual = 8, Inferred = 16 }

public enum ReviewState { Proposed, Accepted, Rejected, Expired }

/// <summary>
/// A directed link between two nodes. What events teach joins in any order; what a person decided wins over every
/// source and survives every later event.
/// </summary>
public sealed class LineageEdge : IVersioned
{
    private const int MaxTransformations = 32;

    private LineageEdge() { }

    public LineageEdge(EdgeKind kind, long from, long to, EdgeOrigins origin, DateTimeOffset at)
    {
        (Id, Kind, From, To, Origins, FirstSeenAt, LastSeenAt) = (IdOf(kind, from, to), kind, from, to, origin, at, at);
        Review = StateByOrigin();
    }

    public LineageEdgeId Id { get; private set; }
    public EdgeKind Kind { get; private set; }
    public long From { get; private set; }
    public long To { get; private set; }
    /// <summary>For fields: the datasets they belong to.</summary>
    public long FromDataset { get; private set; }
    public long ToDataset { get; private set; }
    public EdgeOrigins Origins { get; private set; }
    public DateTimeOffset FirstSeenAt { get; private set; }
    public DateTimeOffset LastSeenAt { get; private set; }
    /// <summary>The job that taught it last; <c>null</c> when none did.</summary>
    public long? JobNumber { get; private set; }
    /// <summary>The run that taught it last.</summary>
    public RunId? LastRunId { get; private set; }
    /// <summary>How values change on the way: <c>DIRECT/IDENTITY</c>; empty when nobody said.</summary>
    public IReadOnlyList<string> Transformations { get; private set; } = [];
    public ReviewState Review { get; private set; }
    /// <summary>Who decided; <c>null</c> while the origins alone say what the edge is worth.</summary>
    public string? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public string? ProposedBy { get; private set; }
    public string? ProposedBecause { get; private set; }
    /// <summary>When an accepted edge ends by itself, if a person said so.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    public bool Pinned { get; private set; }
    /// <summary>Since when an observed edge was not seen where it should have been; see <see cref="Staleness"/>.</summary>
    public DateTimeOffset? StaleSince { get; private set; }
    /// <summary>The place in the order of changes at which it changed last; graphs in memory follow by it.</summary>
    public long Touched { get; private set; }
    public long Version { get; private set; } = 1;

    /// <summary>Whether lineage runs through it. Proposed edges are drawn but carry nothing.</summary>
    public bool Carries => Review == ReviewState.Accepted;

    public static LineageEdgeId IdOf(EdgeKind kind, long from, long to)
    {
        Span<byte> rest = stackalloc byte[12];
        BinaryPrimitives.WriteInt64BigEndian(rest, to);
        BinaryPrimitives.WriteInt32BigEndian(rest[8..], (int)kind);
        return new LineageEdgeId(LineageNumber.Id(from, rest));
    }

    public LineageEdge Between(long fromDataset, long toDataset)
    {
        (FromDataset, ToDataset) = (fromDataset, toDataset);
        return this;
    }

    public void Taught(long? job, RunId? run, IReadOnlyList<string> transformations)
    {
        (JobNumber, LastRunId) = (job, run);
        Add(transformations);
    }

    public void Join(LineageEdge other)
    {
        Origins |= other.Origins;
        if (Later(other)) (JobNumber, LastRunId) = (other.JobNumber, other.LastRunId);
        if (other.FirstSeenAt < FirstSeenAt) FirstSeenAt = other.FirstSeenAt;
        if (other.LastSeenAt > LastSeenAt) (LastSeenAt, StaleSince) = (other.LastSeenAt, null);
        Add(other.Transformations);
        if (DecidedAt is null || (DecidedBy is null && LastSeenAt > DecidedAt)) Undecide();
    }

    public void Touch(long position) => Touched = position;

    public void Propose(string by, string because) => (ProposedBy, ProposedBecause) = (by, because);

    /// <summary>A person decides; <see cref="ReviewState.Proposed"/> takes the decision back.</summary>
    public void Decide(ReviewState state, string by, string? reason, DateTimeOffset now)
    {
        if (state == ReviewState.Proposed)
        {
            (DecidedBy, DecidedAt, Reason, ExpiresAt) = (null, null, null, null);
            Review = StateByOrigin();
            return;
        }
        (Review, DecidedBy, DecidedAt, Reason) = (state, by, now, reason);
        if (state != ReviewState.Accepted) ExpiresAt = null;
    }

    public void SetExpiry(DateTimeOffset? at) => ExpiresAt = at;

    public void MarkStale(DateTimeOffset? since) => StaleSince = since;

    public void Pin(bool pinned) => Pinned = pinned;

    /// <summary>It ended by a rule, not by a person: being seen again brings it back.</summary>
    public void Expire(string reason, DateTimeOffset now) => (Review, DecidedBy, DecidedAt, Reason, ExpiresAt) = (ReviewState.Expired, null, now, reason, null);

    /// <summary>Puts back what a decision changed.</summary>
    public void Restore(ReviewState review, string? by, DateTimeOffset? at, string? reason, DateTimeOffset? expires, bool pinned) =>
        (Review, DecidedBy, DecidedAt, Reason, ExpiresAt, Pinned) = (review, by, at, reason, expires, pinned);

    private void Undecide()
    {
        (DecidedAt, Reason) = (null, null);
        Review = StateByOrigin();
    }

    private ReviewState StateByOrigin() =>
        (Origins & (EdgeOrigins.Observed | EdgeOrigins.Declared | EdgeOrigins.Imported)) != EdgeOrigins.None ? ReviewState.Accepted : ReviewState.Proposed;

    private bool Later(LineageEdge other)
    {
        if (other.LastSeenAt != LastSeenAt) return other.LastSeenAt > LastSeenAt;
        var byJob = Nullable.Compare(other.JobNumber, JobNumber);
        return byJob != 0 ? byJob > 0 : Nullable.Compare(other.LastRunId?.Value, LastRunId?.Value) > 0;
    }

    // The smallest words by order: a cut that does not depend on who came first.
    private void Add(IReadOnlyList<string> transformations)
    {
        if (transformations.All(Transformations.Contains)) return;
        Transformations = [.. Transformations.Union(transformations).Order(StringComparer.Ordinal).Take(MaxTransformations)];
    }
}
