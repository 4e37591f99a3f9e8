using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Review;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Catalog.Server.Api.Lineage;

/// <summary>Edges and their review.</summary>
internal static class EdgeEndpoints
{
    public static RouteGroupBuilder MapEdges(this RouteGroupBuilder api)
    {
        var edges = api.MapGroup("/edges").WithTags("Lineage");
        edges.MapGet("", ListAsync).WithName("ListEdges").WithSummary("Lineage edges with their origins and review states")
            .WithDescription("review: proposed, accepted, rejected, expired. origin: observed, declared, imported, manual, inferred. node: an end, by its id. q: part of a name.").Produces<ListResponse<EdgeResponse>>().ProducesProblem(422);
        edges.MapPost("", ProposeAsync).WithName("ProposeEdge").WithSummary("Say that an edge is there, and why")
            .WithDescription("from and to are node ids: dataset:NAMESPACE:NAME, job:NAMESPACE:NAME, or at both ends datasetField:NAMESPACE:NAME:FIELD.").Produces<EdgeDetailResponse>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        edges.MapPost("/review", ReviewAsync).WithName("ReviewEdges").WithSummary("Decide many edges at once, named or picked by a rule").Produces<EdgeReportResponse>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        edges.MapGet("/{id:guid}", GetAsync).WithName("GetEdge").WithSummary("An edge with what speaks for it").Produces<EdgeDetailResponse>().ProducesProblem(404);
        foreach (var (word, deed, summary) in Deeds)
        {
            edges.MapPost($"/{{id:guid}}/{word}", (Guid id, [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] EdgeDecisionBody? body, HttpRequest http, ReviewEdges review, IEdgeQueries reading, IActorSource actors, CancellationToken ct) =>
                    DecideAsync(new ReviewEdgesCommand([LineageEdgeId.From(id)], deed, body?.Reason, body?.ExpiresAt, http.ExpectedVersion()), http, review, reading, actors, ct))
                .WithName($"{deed}Edge").WithSummary(summary).Produces<EdgeDetailResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        }
        edges.MapPost("/{id:guid}/ask", AskAsync).WithName("AskAboutEdge").WithSummary("Ask whoever proposed it and the owners of both ends").Produces<NoteResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        edges.MapPost("/{id:guid}/notes", NoteAsync).WithName("WriteEdgeNote").WithSummary("Write a note about an edge").Produces<NoteResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);

        var notes = api.MapGroup("/lineage/notes").WithTags("Lineage");
        notes.MapGet("", NotesAsync).WithName("ListLineageNotes").WithSummary("Notes about a dataset, by its node id").Produces<ListResponse<NoteResponse>>().ProducesProblem(403).ProducesProblem(404);
        notes.MapPost("", WriteAboutDatasetAsync).WithName("WriteLineageNote").WithSummary("Write a note about a dataset").Produces<NoteResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(422);
        notes.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveLineageNote").WithSummary("Take a note away").Produces(204).ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static readonly (string Word, EdgeDeed Deed, string Summary)[] Deeds =
    [
        ("accept", EdgeDeed.Accept, "Accept an edge for good"), ("reject", EdgeDeed.Reject, "Reject an edge, with a reason; later events do not bring it back"), ("expiry", EdgeDeed.SetExpiry, "Accept an edge until an instant; without one, for good"),
        ("pin", EdgeDeed.Pin, "Keep an edge although nothing teaches it any more"), ("unpin", EdgeDeed.Unpin, "Let an edge go stale again"), ("undo", EdgeDeed.Undo, "Take the last decision back"),
    ];

    private static async Task<IResult> ListAsync([AsParameters] EdgeQuery query, [AsParameters] PageQuery page, IEdgeQueries edges, ILineageMoments moments, IActorSource actors, CancellationToken ct)
    {
        var filter = Filter(query.Where, (await moments.CurrentAsync(ct)).Graph);
        return filter.IsOk ? Results.Ok((await edges.ListAsync(filter.Value, page.Request, await actors.CurrentAsync(ct), ct)).ToResponse(EdgeResponse.Of)) : filter.Refusal.ToProblem();
    }

    private static async Task<IResult> GetAsync(Guid id, IEdgeQueries edges, IActorSource actors, HttpResponse response, CancellationToken ct)
    {
        if (await edges.FindAsync(LineageEdgeId.From(id), await actors.CurrentAsync(ct), ct) is not { } reading) return Missing.ToProblem();
        response.SetVersion(reading.Line.Version);
        return Results.Ok(EdgeDetailResponse.Of(reading));
    }

    private static async Task<IResult> ProposeAsync(ProposeBody body, ProposeEdge propose, IEdgeQueries edges, ILineageMoments moments, IActorSource actors, CancellationToken ct)
    {
        var graph = (await moments.CurrentAsync(ct)).Graph;
        if (EndNaming.Read(graph, body.From ?? "") is not { } from) return ProposeEdge.Missing("from").ToProblem();
        if (EndNaming.Read(graph, body.To ?? "") is not { } to) return ProposeEdge.Missing("to").ToProblem();
        var actor = await actors.ViaApiAsync(ct);
        var proposed = await propose.ExecuteAsync(new ProposeEdgeCommand(from, to, body.Reason ?? ""), actor, ct);
        if (!proposed.IsOk) return proposed.Refusal.ToProblem();
        var reading = await edges.FindAsync(proposed.Value, actor, ct);
        return Results.Created($"/api/v1/edges/{proposed.Value.Value}", reading is null ? null : EdgeDetailResponse.Of(reading));
    }

    private static async Task<IResult> ReviewAsync(ReviewBody body, ReviewEdges review, ReviewEdgesByRule byRule, ILineageMoments moments, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        if (body.Where is null) return (await review.ExecuteAsync(new ReviewEdgesCommand([.. (body.Edges ?? []).Select(LineageEdgeId.From)], body.Decision, body.Reason, body.ExpiresAt), actor, ct)).ToOk(EdgeReportResponse.Of);
        if (body.Edges is not null) return new Refusal.Invalid("where", "Name edges or a rule, not both.").ToProblem();
        var filter = Filter(body.Where, (await moments.CurrentAsync(ct)).Graph);
        if (!filter.IsOk) return filter.Refusal.ToProblem();
        return (await byRule.ExecuteAsync(new ReviewEdgesByRuleCommand(filter.Value, body.Decision, body.Reason, body.ExpiresAt), actor, ct)).ToOk(EdgeReportResponse.Of);
    }

    private static async Task<IResult> DecideAsync(ReviewEdgesCommand command, HttpRequest http, ReviewEdges review, IEdgeQueries edges, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        var report = await review.ExecuteAsync(command, actor, ct);
        if (!report.IsOk) return report.Refusal.ToProblem(http.Headers.IfMatch.Count > 0);
        if (await edges.FindAsync(command.Edges.First(), actor, ct) is not { } reading) return Missing.ToProblem();
        http.HttpContext.Response.SetVersion(reading.Line.Version);
        return Results.Ok(EdgeDetailResponse.Of(reading));
    }

    private static Task<IResult> AskAsync(Guid id, NoteBody body, WriteLineageNote write, IEdgeQueries edges, IActorSource actors, CancellationToken ct) =>
        WriteAsync(new WriteLineageNoteCommand(NoteSubject.Of(LineageEdgeId.From(id)), body.Text ?? "", IsQuestion: true), write, edges, actors, ct);

    private static Task<IResult> NoteAsync(Guid id, NoteBody body, WriteLineageNote write, IEdgeQueries edges, IActorSource actors, CancellationToken ct) =>
        WriteAsync(new WriteLineageNoteCommand(NoteSubject.Of(LineageEdgeId.From(id)), body.Text ?? ""), write, edges, actors, ct);

    private static async Task<IResult> NotesAsync(string? node, IEdgeQueries edges, ILineageMoments moments, IActorSource actors, CancellationToken ct)
    {
        if (Dataset((await moments.CurrentAsync(ct)).Graph, node) is not { } about) return NoteSubject.Missing.ToProblem();
        return (await edges.NotesAsync(about, await actors.CurrentAsync(ct), ct)).ToOk(notes => notes.ToResponse(NoteResponse.Of));
    }

    private static async Task<IResult> WriteAboutDatasetAsync(string? node, NoteBody body, WriteLineageNote write, IEdgeQueries edges, ILineageMoments moments, IActorSource actors, CancellationToken ct) =>
        Dataset((await moments.CurrentAsync(ct)).Graph, node) is { } about ? await WriteAsync(new WriteLineageNoteCommand(about, body.Text ?? ""), write, edges, actors, ct) : NoteSubject.Missing.ToProblem();

    private static async Task<IResult> WriteAsync(WriteLineageNoteCommand command, WriteLineageNote write, IEdgeQueries edges, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        var written = await write.ExecuteAsync(command, actor, ct);
        if (!written.IsOk) return written.Refusal.ToProblem();
        var notes = await edges.NotesAsync(command.About, actor, ct);
        return Results.Created($"/api/v1/lineage/notes/{written.Value.Value}", notes.Value?.Items.Where(n => n.Id == written.Value).Select(NoteResponse.Of).FirstOrDefault());
    }

    private static async Task<IResult> RemoveAsync(Guid id, RemoveLineageNote remove, IActorSource actors, CancellationToken ct) =>
        (await remove.ExecuteAsync(LineageNoteId.From(id), await actors.ViaApiAsync(ct), ct)).ToNoContent();

    private static NoteSubject? Dataset(LineageGraph graph, string? node) =>
        EndNaming.Read(graph, node ?? "") is { IsJob: false, Field: null } end ? NoteSubject.OfDataset(end.Namespace, end.Name) : null;

    private static Outcome<EdgeFilter> Filter(EdgeWhere where, LineageGraph graph)
    {
        var end = where.Node is { Length: > 0 } node ? EndNaming.Read(graph, node) : null;
        if (where.Node is { Length: > 0 } && end is null) return new Refusal.Invalid("node", "There is no such node.");
        var origin = (EdgeOrigins?)null;
        if (where.Origin is { Length: > 0 } word) { if (Word<EdgeOrigins>(word) is { } known and not EdgeOrigins.None) origin = known; else return new Refusal.Invalid("origin", "An origin is observed, declared, imported, manual or inferred."); }
        var kind = (EdgeKind?)null;
        if (where.Kind is { Length: > 0 } name) { if (Word<EdgeKind>(name) is { } known) kind = known; else return new Refusal.Invalid("kind", "A kind is datasetToJob, jobToDataset, datasetToDataset, jobToJob, field or alias."); }
        var review = (ReviewState?)null;
        if (where.Review is { Length: > 0 } state) { if (Word<ReviewState>(state) is { } known) review = known; else return new Refusal.Invalid("review", "A review state is proposed, accepted, rejected or expired."); }
        return new EdgeFilter { Review = review, Origin = origin, Kind = kind, End = end, Text = where.Q, StillSeen = where.StillSeen, Stale = where.Stale };
    }

    private static T? Word<T>(string word) where T : struct, Enum => Enum.GetNames<T>().FirstOrDefault(n => n.Equals(word, StringComparison.OrdinalIgnoreCase)) is { } name ? Enum.Parse<T>(name) : null;

    private static Refusal.NotFound Missing => new("There is no such edge or node, or it is hidden from you.");
}

/// <summary>The filter of the list, from the address.</summary>
internal readonly record struct EdgeQuery(string? Review, string? Origin, string? Kind, string? Node, string? Q, bool? StillSeen, bool? Stale)
{
    public EdgeWhere Where => new(Review, Origin, Kind, Node, Q, StillSeen ?? false, Stale ?? false);
}
