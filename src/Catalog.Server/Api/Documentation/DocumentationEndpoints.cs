using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Server.Api.Documentation;

/// <summary>A page in the list of a product's pages.</summary>
public sealed record PageEntryResponse(string Page, string Title, int Revision, string UpdatedBy, DateTimeOffset UpdatedAt);

/// <summary>A page with its text.</summary>
public sealed record PageResponse(string Page, string Title, string Markdown, int Revision, string UpdatedBy, DateTimeOffset UpdatedAt);

/// <summary>A saved text.</summary>
public sealed record RevisionResponse(int Number, string Title, string WrittenBy, DateTimeOffset WrittenAt, string? Markdown);

/// <summary>A page as it should be.</summary>
/// <param name="Markdown">The whole text.</param>
/// <param name="Title">Its title; the one it has when absent.</param>
/// <param name="BaseRevision">The revision the text was written over: what others saved since is merged. Absent: the text holds as it is.</param>
public sealed record WritePageRequest(string Markdown, string? Title = null, int? BaseRevision = null);

/// <summary>What became of a page.</summary>
public sealed record WrittenPageResponse(string Page, int Revision, string? MergedWith);

internal static class DocumentationEndpoints
{
    public static RouteGroupBuilder MapDocumentation(this RouteGroupBuilder api)
    {
        var docs = api.MapGroup("/products/{domain}/{name}/docs").WithTags("Documentation");
        docs.MapGet("", ListAsync).WithName("ListDocumentation").WithSummary("The pages of a product's documentation").Produces<ListResponse<PageEntryResponse>>().ProducesProblem(403).ProducesProblem(404);
        docs.MapGet("/{page}", ReadAsync).WithName("GetDocumentation").WithSummary("A page, in Markdown").Produces<PageResponse>().ProducesProblem(403).ProducesProblem(404);
        docs.MapPut("/{page}", WriteAsync).WithName("PutDocumentation").WithSummary("Writes a page; it becomes a revision").Produces<WrittenPageResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        docs.MapGet("/{page}/revisions", RevisionsAsync).WithName("ListRevisions").WithSummary("The revisions of a page, newest first").Produces<ListResponse<RevisionResponse>>().ProducesProblem(403).ProducesProblem(404);
        docs.MapGet("/{page}/revisions/{number:int}", RevisionAsync).WithName("GetRevision").WithSummary("What a page said at one time").Produces<RevisionResponse>().ProducesProblem(403).ProducesProblem(404);
        docs.MapPost("/{page}/revisions/{number:int}/restore", RestoreAsync).WithName("RestoreRevision").WithSummary("Makes an old text the newest revision").Produces<WrittenPageResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(412);
        return api;
    }

    private static async Task<IResult> ListAsync(string domain, string name, IActorSource actors, IDocumentationQueries pages, CancellationToken ct)
    {
        var found = await pages.PagesAsync(await actors.CurrentAsync(ct), new DataProductKey(domain, name), ct);
        return found.ToOk(list => new ListResponse<PageEntryResponse>([.. list.Select(p => new PageEntryResponse(p.Slug, p.Title, p.Revision, p.UpdatedBy, p.UpdatedAt))], null));
    }

    private static async Task<IResult> ReadAsync(string domain, string name, string page, IActorSource actors, IDocumentationQueries pages, HttpResponse response, CancellationToken ct)
    {
        var found = await pages.PageAsync(await actors.CurrentAsync(ct), new DataProductKey(domain, name), page, ct);
        if (found.IsOk) response.SetVersion(found.Value.Version);
        return found.ToOk(p => new PageResponse(p.Slug, p.Title, p.Markdown, p.Revision, p.UpdatedBy, p.UpdatedAt));
    }

    private static async Task<IResult> WriteAsync(
        string domain, string name, string page, WritePageRequest body, IActorSource actors, WriteDocumentation write, IDocumentationQueries pages, HttpContext http, CancellationToken ct)
    {
        if (Slug.From(page) != page) return new Refusal.Invalid("page", "The page's address is lower-case letters, digits and hyphens.").ToProblem();
        if (body.Markdown is null) return new Refusal.Invalid("markdown", "Send the text as markdown.").ToProblem();
        var (actor, key) = (await actors.CurrentAsync(ct), new DataProductKey(domain, name));
        var expected = http.Request.ExpectedVersion();
        var outcome = await http.Request.OverLastStateAsync(() => write.ExecuteAsync(new PageText(key, page, body.Title, body.Markdown, body.BaseRevision, expected), actor, ct));
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(ifMatch: expected is not null);
        if (outcome.Value is PageWritten.Clashing clash)
            return new Refusal.Conflict($"{clash.Who} changed the same lines. Read revision {clash.Revision}, settle the difference, and write over it with baseRevision {clash.Revision}.").ToProblem();
        if ((await pages.PageAsync(actor, key, page, ct)).Value is { } stored) http.Response.SetVersion(stored.Version);
        return Results.Ok(ToResponse((PageWritten.Stored)outcome.Value));
    }

    private static async Task<IResult> RevisionsAsync(
        string domain, string name, string page, [AsParameters] PageQuery query, IActorSource actors, IDocumentationQueries pages, CancellationToken ct)
    {
        var found = await pages.RevisionsAsync(await actors.CurrentAsync(ct), new DataProductKey(domain, name), page, query.Request, ct);
        return found.ToOk(list => list.ToResponse(r => new RevisionResponse(r.Number, r.Title, r.WrittenBy, r.WrittenAt, null)));
    }

    private static async Task<IResult> RevisionAsync(string domain, string name, string page, int number, IActorSource actors, IDocumentationQueries pages, CancellationToken ct)
    {
        var found = await pages.RevisionAsync(await actors.CurrentAsync(ct), new DataProductKey(domain, name), page, number, ct);
        return found.ToOk(r => new RevisionResponse(r.Number, r.Title, r.WrittenBy, r.WrittenAt, r.Markdown));
    }

    private static async Task<IResult> RestoreAsync(string domain, string name, string page, int number, IActorSource actors, RestoreRevision restore, HttpRequest request, CancellationToken ct)
    {
        var expected = request.ExpectedVersion();
        var actor = await actors.CurrentAsync(ct);
        var outcome = await request.OverLastStateAsync(() => restore.ExecuteAsync(new RevisionChoice(new DataProductKey(domain, name), page, number, expected), actor, ct));
        return outcome.IsOk ? Results.Ok(ToResponse(outcome.Value)) : outcome.Refusal.ToProblem(ifMatch: expected is not null);
    }

    private static WrittenPageResponse ToResponse(PageWritten.Stored stored) => new(stored.Page, stored.Revision, stored.MergedWith);
}
