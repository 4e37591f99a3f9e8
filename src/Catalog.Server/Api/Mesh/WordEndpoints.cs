using Catalog.Core.Glossary;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Mesh;

/// <summary>A term of the glossary; the definition is Markdown, the count holds what the caller may see.</summary>
public sealed record TermResponse(string Key, string Name, string Definition, NamedResponse? Domain, IReadOnlyList<string> Synonyms, int Products, DateTimeOffset UpdatedAt)
{
    internal static TermResponse From(TermRow row) => new(row.Key, row.Name, row.Definition, NamedResponse.From(row.Domain), row.Synonyms, row.Products, row.UpdatedAt);
}

/// <summary>What a term should say.</summary>
public sealed record TermBody(string Name, string Definition, string? Domain = null, IReadOnlyList<string>? Synonyms = null);

internal static class WordEndpoints
{
    private static readonly CsvColumn<TermRow>[] TermColumns =
    [
        new("key", t => t.Key), new("name", t => t.Name), new("definition", t => t.Definition), new("domain", t => t.Domain?.Key),
        new("synonyms", t => string.Join(", ", t.Synonyms)), new("products", t => CsvRows.Text(t.Products)), new("updated", t => CsvRows.Text(t.UpdatedAt)),
    ];

    private static readonly CsvColumn<TagRow>[] TagColumns = [new("tag", t => t.Tag), new("description", t => t.Description), new("products", t => CsvRows.Text(t.Products))];

    public static RouteGroupBuilder MapWords(this RouteGroupBuilder api)
    {
        api.MapGet("/glossary", TermsAsync).WithTags("Glossary").WithName("ListTerms").WithSummary("Terms by name; q is part of name or definition").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<TermResponse>>();
        api.MapGet("/glossary/{key}", TermAsync).WithTags("Glossary").WithName("GetTerm").WithSummary("One term").Produces<TermResponse>().ProducesProblem(404);
        api.MapPut("/glossary/{key}", PutTermAsync).WithTags("Glossary").WithName("PutTerm").WithSummary("Defines a term")
            .Produces<WrittenResponse>().Produces<WrittenResponse>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        api.MapGet("/tags", TagsAsync).WithTags("Tags").WithName("ListTags").WithSummary("Tags with the number of products that the caller may see").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<TagRow>>();
        return api;
    }

    private static async Task<IResult> TermsAsync(HttpRequest request, [AsParameters] PageQuery page, string? q, string? domain, IGlossaryQueries terms, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<TermRow>("glossary.csv", TermColumns, CsvRows.AllAsync((part, stop) => terms.ListAsync(q, domain, part, actor, stop), ct));
        return Results.Ok((await terms.ListAsync(q, domain, page.Request, actor, ct)).ToResponse(TermResponse.From));
    }

    private static async Task<IResult> TermAsync(string key, HttpContext http, IGlossaryQueries terms, IActorSource actors, CancellationToken ct) =>
        await terms.FindAsync(key, await actors.CurrentAsync(ct), ct) is { } term
            ? http.Versioned(term.Row.Version, TermResponse.From(term.Row))
            : new Refusal.NotFound($"There is no term {key}.").ToProblem();

    private static async Task<IResult> PutTermAsync(string key, TermBody body, HttpContext http, IGlossaryQueries terms, DefineTerm define, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        var expected = http.Request.ExpectedVersion();
        var known = false;
        var outcome = await http.Request.OverLastStateAsync(async () => !(known = await terms.FindAsync(key, actor, ct) is not null) && expected is not null
            ? new Refusal.NotFound($"There is no term {key}.")
            : await define.ExecuteAsync(new TermDefinition(key, body.Name, body.Definition, body.Domain, body.Synonyms ?? [], expected), actor, ct));
        return await http.WrittenAsync(outcome, !known, "/api/v1/glossary", expected is not null, async now => (await terms.FindAsync(now, actor, ct))?.Row.Version);
    }

    private static async Task<IResult> TagsAsync(HttpRequest request, [AsParameters] PageQuery page, string? q, ITagQueries tags, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<TagRow>("tags.csv", TagColumns, CsvRows.AllAsync((part, stop) => tags.ListAsync(q, part, actor, stop), ct));
        return Results.Ok((await tags.ListAsync(q, page.Request, actor, ct)).ToResponse(t => t));
    }
}
