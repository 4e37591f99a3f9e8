using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;

namespace Catalog.Server.Api.Lineage;

/// <summary>An end of an edge.</summary>
public sealed record EdgeEndResponse(string NodeId, string? Product, string? Owner)
{
    internal static EdgeEndResponse From(EdgeEndLine end) => new(end.NodeId, end.Product?.ToString(), end.Owner);
}

/// <summary>An edge with its origins and how it stands.</summary>
public sealed record EdgeResponse(
    Guid Id, string Kind, EdgeEndResponse From, EdgeEndResponse To, IReadOnlyList<string> Origins, string Review, string? ProposedBy, string? ProposedBecause, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason,
    DateTimeOffset? ExpiresAt, DateTimeOffset? StaleSince, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, bool Pinned, bool StillSeen, bool MayReview, long Version)
{
    internal static EdgeResponse Of(EdgeLine line) => new(
        line.Id.Value, EdgeWords.Kind(line.Kind), EdgeEndResponse.From(line.From), EdgeEndResponse.From(line.To), EdgeWords.Origins(line.Origins), line.Review.ToString().ToLowerInvariant(), line.ProposedBy, line.ProposedBecause, line.DecidedBy, line.DecidedAt, line.Reason,
        line.ExpiresAt, line.StaleSince, line.FirstSeenAt, line.LastSeenAt, line.Pinned, line.StillSeen, line.MayReview, line.Version);
}

/// <summary>An edge with what speaks for it and against it.</summary>
public sealed record EdgeDetailResponse(EdgeResponse Edge, string? Job, IReadOnlyList<EdgeRunResponse> Runs, IReadOnlyList<string> Transformations, IReadOnlyList<string> Evidence, IReadOnlyList<string> Against, IReadOnlyList<NoteResponse> Notes, IReadOnlyList<EdgeMoment> History)
{
    internal static EdgeDetailResponse Of(EdgeReading reading) => new(
        EdgeResponse.Of(reading.Line), reading.JobName is null ? null : $"job:{reading.JobNamespace}:{reading.JobName}",
        [.. reading.Runs.Select(r => new EdgeRunResponse(r.ProducerId, r.State.ToString().ToLowerInvariant(), r.BeganAt, r.EndedAt))], reading.Transformations, reading.Speaks, reading.Against, [.. reading.Notes.Select(NoteResponse.Of)], reading.History);
}

/// <summary>A run that taught an edge.</summary>
public sealed record EdgeRunResponse(string RunId, string State, DateTimeOffset BeganAt, DateTimeOffset? EndedAt);

/// <summary>A note about a dataset or an edge.</summary>
public sealed record NoteResponse(Guid Id, string Text, bool Question, string By, DateTimeOffset At)
{
    internal static NoteResponse Of(NoteLine note) => new(note.Id.Value, note.Text, note.IsQuestion, note.By, note.At);
}

/// <summary>What became of many edges.</summary>
public sealed record EdgeReportResponse(IReadOnlyList<Guid> Changed, IReadOnlyList<Guid> Unchanged, IReadOnlyList<EdgeRefusalResponse> Refused)
{
    internal static EdgeReportResponse Of(EdgeReport report) => new([.. report.Changed.Select(e => e.Value)], [.. report.Unchanged.Select(e => e.Value)], [.. report.Refused.Select(r => new EdgeRefusalResponse(r.Edge.Value, r.Why))]);
}

/// <summary>An edge that was left as it is, and why.</summary>
public sealed record EdgeRefusalResponse(Guid Id, string Why);

/// <summary>A proposal: node ids of both ends, datasetField ids for columns.</summary>
public sealed record ProposeBody(string? From = null, string? To = null, string? Reason = null);

/// <summary>A decision; <paramref name="ExpiresAt"/> counts for setting the end.</summary>
public sealed record EdgeDecisionBody(string? Reason = null, DateTimeOffset? ExpiresAt = null);

/// <summary>One decision about many edges: those named, or all that fit <paramref name="Where"/>.</summary>
public sealed record ReviewBody(EdgeDeed Decision, IReadOnlyList<Guid>? Edges = null, EdgeWhere? Where = null, string? Reason = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A rule that picks edges; all that is set must hold.</summary>
public sealed record EdgeWhere(string? Review = null, string? Origin = null, string? Kind = null, string? Node = null, string? Q = null, bool StillSeen = false, bool Stale = false);

/// <summary>A note or a question.</summary>
public sealed record NoteBody(string? Text = null);

/// <summary>Words of the interface for kinds and origins.</summary>
internal static class EdgeWords
{
    public static string Kind(EdgeKind kind) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static IReadOnlyList<string> Origins(EdgeOrigins origins) =>
        [.. Enum.GetValues<EdgeOrigins>().Where(o => o != EdgeOrigins.None && origins.HasFlag(o)).Select(o => o.ToString().ToLowerInvariant())];
}
