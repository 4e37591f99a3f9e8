using System.Buffers.Binary;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

public readonly record struct LineageEdgeId(Guid Value) : ICatalogId<LineageEdgeId>
{
    public static LineageEdgeId From(Guid value) => new(value);
}

/// <summary>
/// What an edge leads from and to. <see cref="Field"/> connects columns; <see cref="Alias"/> says that two names are one
/// dataset and is never drawn; the others are drawn between cards.
/// </summary>
public enum EdgeKind { DatasetToJob, JobToDataset, DatasetToDataset, JobToJob, Field, Alias }

/// <summary>How an edge became known; one edge may have several origins.</summary>
[Flags]
public enum EdgeOrigins { None = 0, Observed = 1, Declared = 2, Imported = 4, Manual = 8, Inferred = 16 }

public enum ReviewState { Proposed, Accepted, Rejected, Expired }

/// <summary>What a decision says of an edge; kept by the next one, so that it can be taken back.</summary>
public sealed record EdgeStanding(ReviewState Review, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, DateTimeOffset? ExpiresAt, bool Pinned);

/// <summary>
/// A directed link between two nodes. What events teach joins in any order; what a person decided wins over every
/// source and survives every later event.
/// </summary>
public sealed class LineageEdge : IVersioned
{
    private const int MaxTransformations = 32;
    private static readonly Recent<(EdgeKind Kind, long From, long To), LineageEdgeId> Ids = new(8192);

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
    public PersonId? ProposedById { get; private set; }
    public string? ProposedBecause { get; private set; }
    /// <summary>When an accepted edge ends by itself, if a person said so.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }
    /// <summary>It never ends for not being seen.</summary>
    public bool Pinned { get; private set; }
    /// <summary>How it stood before the last decision; <c>null</c> when there is none to take back.</summary>
    public EdgeStanding? Before { get; private set; }
    /// <summary>Since when an observed edge was not seen where it should have been; see <see cref="Staleness"/>.</summary>
    public DateTimeOffset? StaleSince { get; private set; }
    /// <summary>The place in the order of changes at which it changed last; graphs in memory follow by it.</summary>
    public long Touched { get; private set; }
    public long Version { get; private set; } = 1;

    /// <summary>Whether lineage runs through it. Proposed edges are drawn but carry nothing.</summary>
    public bool Carries => Review == ReviewState.Accepted;

    /// <summary>Somebody rejected it, and events still teach it.</summary>
    public bool StillSeen => Review == ReviewState.Rejected && LastSeenAt > DecidedAt;

    /// <summary>Only a guess: nobody observed, declared, imported or drew it.</summary>
    public bool OnlyInferred => Origins == EdgeOrigins.Inferred;

    public static LineageEdgeId IdOf(EdgeKind kind, long from, long to) => Ids.Of((kind, from, to), static ends => MakeId(ends.Kind, ends.From, ends.To));

    private static LineageEdgeId MakeId(EdgeKind kind, long from, long to)
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

    public void Join(LineageEdge other) => Join(other.Origins, other.FirstSeenAt, other.LastSeenAt, other.JobNumber, other.LastRunId, other.Transformations);

    /// <summary>An event teaches it.</summary>
    public void Seen(EdgeOrigins origin, DateTimeOffset at, long? job, RunId? run, IReadOnlyList<string> transformations) => Join(origin, at, at, job, run, transformations);

    private void Join(EdgeOrigins origins, DateTimeOffset first, DateTimeOffset last, long? job, RunId? run, IReadOnlyList<string> transformations)
    {
        var guessed = OnlyInferred;
        Origins |= origins;
        if (Later(last, job, run)) (JobNumber, LastRunId) = (job, run);
        if (first < FirstSeenAt) FirstSeenAt = first;
        if (last > LastSeenAt) (LastSeenAt, StaleSince) = (last, null);
        Add(transformations);
        // That a guess no longer held says nothing of what was observed, however long ago.
        if (DecidedAt is null || (DecidedBy is null && (LastSeenAt > DecidedAt || (guessed && !OnlyInferred)))) Undecide();
    }

    /// <summary>As it stood in another catalog; what events teach here joins it.</summary>
    public void Restore(EdgeStanding standing, EdgeStanding? before, DateTimeOffset lastSeenAt)
    {
        (Review, DecidedBy, DecidedAt, Reason, ExpiresAt, Pinned, Before) = (standing.Review, standing.DecidedBy, standing.DecidedAt, standing.Reason, standing.ExpiresAt, standing.Pinned, before);
        if (lastSeenAt > LastSeenAt) LastSeenAt = lastSeenAt;
    }

    public void Touch(long position) => Touched = position;

    /// <summary>It was stored as it is, which made another version of it.</summary>
    public void Stored() => Version++;

    /// <summary>A person says that it is there. What had ended is open again; what is decided stays decided.</summary>
    public void Propose(PersonId? person, string by, string because)
    {
        Origins |= EdgeOrigins.Manual;
        (ProposedById, ProposedBy, ProposedBecause) = (person, by, because);
        if (Review != ReviewState.Expired) return;
        Keep();
        Undecide();
    }

    /// <summary>A person accepts or rejects it.</summary>
    public void Decide(ReviewState state, string by, string? reason, DateTimeOffset now)
    {
        Keep();
        (Review, DecidedBy, DecidedAt, Reason) = (state, by, now, reason);
        if (state != ReviewState.Accepted) ExpiresAt = null;
    }

    /// <summary>A person accepts it for a time, or with <c>null</c> for good.</summary>
    public void SetExpiry(DateTimeOffset? at, string by, string? reason, DateTimeOffset now)
    {
        Decide(ReviewState.Accepted, by, reason, now);
        ExpiresAt = at;
    }

    public void MarkStale(DateTimeOffset? since) => StaleSince = since;

    public void Pin(bool pinned)
    {
        Keep();
        Pinned = pinned;
        if (pinned) StaleSince = null;
    }

    /// <summary>
    /// It ends. By a rule, being seen again brings it back; at the end that a person set, it does not: that was a decision.
    /// </summary>
    public void Expire(string reason, DateTimeOffset now)
    {
        var decided = ExpiresAt is not null;
        (Review, DecidedAt, Reason, ExpiresAt, StaleSince, Before) = (ReviewState.Expired, now, decided ? Reason ?? reason : reason, null, null, null);
        if (!decided) DecidedBy = null;
    }

    /// <summary>Takes the last decision back; <c>false</c> when there is none. What was learned meanwhile counts.</summary>
    public bool Undo()
    {
        if (Before is not { } was) return false;
        (Review, DecidedBy, DecidedAt, Reason, ExpiresAt, Pinned, Before) = (was.Review, was.DecidedBy, was.DecidedAt, was.Reason, was.ExpiresAt, was.Pinned, null);
        if (DecidedBy is null && (DecidedAt is null || LastSeenAt > DecidedAt)) Undecide();
        return true;
    }

    /// <summary>What it was inferred from holds, or no longer does. A decision of a person stays.</summary>
    public void Infer(bool holds, DateTimeOffset now)
    {
        if (!OnlyInferred || DecidedBy is not null) return;
        if (holds) Undecide();
        else (Review, DecidedAt, Reason) = (ReviewState.Expired, now, "What it was inferred from no longer holds.");
    }

    private void Keep() => Before = new EdgeStanding(Review, DecidedBy, DecidedAt, Reason, ExpiresAt, Pinned);

    private void Undecide()
    {
        (DecidedAt, Reason) = (null, null);
        Review = StateByOrigin();
    }

    private ReviewState StateByOrigin() =>
        (Origins & (EdgeOrigins.Observed | EdgeOrigins.Declared | EdgeOrigins.Imported)) != EdgeOrigins.None ? ReviewState.Accepted : ReviewState.Proposed;

    private bool Later(DateTimeOffset last, long? job, RunId? run)
    {
        if (last != LastSeenAt) return last > LastSeenAt;
        var byJob = Nullable.Compare(job, JobNumber);
        return byJob != 0 ? byJob > 0 : Nullable.Compare(run?.Value, LastRunId?.Value) > 0;
    }

    // The smallest words by order: a cut that does not depend on who came first.
    private void Add(IReadOnlyList<string> transformations)
    {
        if (transformations.Count == 0 || transformations.All(Transformations.Contains)) return;
        Transformations = [.. Transformations.Union(transformations).Order(StringComparer.Ordinal).Take(MaxTransformations)];
    }
}
