using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>Reading edges with what speaks for them. Edges with an end that the reader may not see are not there.</summary>
public interface IEdgeQueries
{
    /// <summary>A page of edges, newest first.</summary>
    Task<Page<EdgeLine>> ListAsync(EdgeFilter filter, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>Up to so many edges that the filter lets through, for deciding them by rule.</summary>
    Task<IReadOnlyList<LineageEdgeId>> IdsAsync(EdgeFilter filter, int limit, Actor actor, CancellationToken ct);

    Task<EdgeReading?> FindAsync(LineageEdgeId id, Actor actor, CancellationToken ct);

    /// <summary>Notes about a dataset or an edge, oldest first, for whoever reads its details.</summary>
    Task<Outcome<Page<NoteLine>>> NotesAsync(NoteSubject about, Actor actor, CancellationToken ct);
}

/// <summary>Which edges; all that is set must hold.</summary>
public sealed record EdgeFilter
{
    public ReviewState? Review { get; init; }
    /// <summary>One that it has among others.</summary>
    public EdgeOrigins? Origin { get; init; }
    public EdgeKind? Kind { get; init; }
    /// <summary>One of its ends.</summary>
    public EndName? End { get; init; }
    /// <summary>The other of its ends.</summary>
    public EndName? Other { get; init; }
    /// <summary>Part of the name of one of its ends.</summary>
    public string? Text { get; init; }
    /// <summary>Rejected, and still taught by events.</summary>
    public bool StillSeen { get; init; }
    /// <summary>Not seen where it should have been.</summary>
    public bool Stale { get; init; }
}

/// <summary>An end of an edge as it is shown.</summary>
public sealed record EdgeEndLine(EndName Name, DataProductKey? Product, string? Owner)
{
    public string NodeId => Name.Field is { } column ? $"datasetField:{Name.Namespace}:{Name.Name}:{column}" : $"{(Name.IsJob ? "job" : "dataset")}:{Name.Namespace}:{Name.Name}";
}

/// <summary>An edge in a list. <paramref name="MayReview"/> says whether this reader decides about it.</summary>
public sealed record EdgeLine(
    LineageEdgeId Id,
    EdgeKind Kind,
    EdgeEndLine From,
    EdgeEndLine To,
    EdgeOrigins Origins,
    ReviewState Review,
    string? ProposedBy,
    string? ProposedBecause,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Reason,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? StaleSince,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    bool Pinned,
    bool StillSeen,
    bool MayReview,
    bool MayUndo,
    long Version);

/// <summary>An edge with what speaks for it, the job and its runs, the names and types of columns, how values change; with what speaks against it, notes, and what was done with it, the newest first.</summary>
public sealed record EdgeReading(EdgeLine Line, string? Why, string? JobNamespace, string? JobName, IReadOnlyList<EdgeRun> Runs, IReadOnlyList<string> Transformations, IReadOnlyList<string> Speaks, IReadOnlyList<string> Against, IReadOnlyList<NoteLine> Notes, IReadOnlyList<EdgeMoment> History);

/// <summary>What somebody did with an edge: "rejected".</summary>
public sealed record EdgeMoment(DateTimeOffset At, string By, string Verb);

/// <summary>A run that taught an edge.</summary>
public sealed record EdgeRun(RunId Id, string ProducerId, RunState State, DateTimeOffset BeganAt, DateTimeOffset? EndedAt);

/// <summary>A note as it is shown.</summary>
public sealed record NoteLine(LineageNoteId Id, string Text, bool IsQuestion, string By, PersonId? ById, DateTimeOffset At, bool MayRemove);
