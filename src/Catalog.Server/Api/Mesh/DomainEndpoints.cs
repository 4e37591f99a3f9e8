using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Mesh;

/// <summary>A domain; counts hold what the caller may see.</summary>
public sealed record DomainResponse(string Key, string Name, string? Description, string? Parent, int Products, int ProductsBelow, IReadOnlyList<string> Stewards)
{
    internal static DomainResponse From(DomainRow row) => new(row.Key, row.Name, row.Description, row.Parent, row.Products, row.ProductsBelow, [.. row.Stewards.Select(s => s.Name)]);
}

/// <summary>What a domain should say; <c>key</c> renames it.</summary>
public sealed record DomainBody(string Name, string? Description = null, string? Parent = null, string? Key = null);

internal static class DomainEndpoints
{
    private static readonly CsvColumn<DomainRow>[] Columns =
    [
        new("key", d => d.Key), new("name", d => d.Name), new("description", d => d.Description), new("parent", d => d.Parent),
        new("products", d => Text(d.ProductsBelow)), new("stewards", d => string.Join(", ", d.Stewards.Select(s => s.Name))),
    ];

    public static RouteGroupBuilder MapDomains(this RouteGroupBuilder api)
    {
        api.MapGet("/domains", ListAsync).WithTags("Domains").WithName("ListDomains").WithSummary("Domains, parents before their children").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<DomainResponse>>();
        api.MapGet("/domains/{key}", GetAsync).WithTags("Domains").WithName("GetDomain").WithSummary("One domain; old keys lead to it").Produces<DomainResponse>().ProducesProblem(404);
        api.MapPut("/domains/{key}", PutAsync).WithTags("Domains").WithName("PutDomain").WithSummary("Makes, describes, moves or renames a domain")
            .Produces<WrittenResponse>().Produces<WrittenResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, IDomainQueries domains, IActorSource actors, CancellationToken ct)
    {
        var tree = await domains.TreeAsync(await actors.CurrentAsync(ct), ct);
        if (CsvResult.Wanted(request)) return new CsvResult<DomainRow>("domains.csv", Columns, tree.ToAsyncEnumerable());
        // The tree is read whole for its counts; a page is a part of it, after a key.
        var rows = page.After is null ? tree : [.. tree.SkipWhile(d => d.Key != page.After).Skip(1)];
        var shown = rows.Take(page.Request.Take).ToList();
        return Results.Ok(new Page<DomainRow>(shown, rows.Count > shown.Count ? shown[^1].Key : null).ToResponse(DomainResponse.From));
    }

    private static async Task<IResult> GetAsync(string key, HttpContext http, IDomainQueries domains, IActorSource actors, CancellationToken ct) =>
        await domains.FindAsync(key, await actors.CurrentAsync(ct), ct) is { } domain
            ? http.Versioned(domain.Row.Version, DomainResponse.From(domain.Row))
            : new Refusal.NotFound($"There is no domain {key}.").ToProblem();

    private static async Task<IResult> PutAsync(string key, DomainBody body, HttpContext http, IDomainQueries domains, CreateDomain create, EditDomain edit, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        var expected = http.Request.ExpectedVersion();
        var known = false;
        var outcome = await http.Request.OverLastStateAsync(async () => (known = await domains.FindAsync(key, actor, ct) is not null) || expected is not null
            ? await edit.ExecuteAsync(new DomainEdit(key, body.Name, body.Description, body.Parent, body.Key, expected), actor, ct)
            : (await create.ExecuteAsync(new NewDomain(body.Name, body.Description, body.Parent, key), actor, ct)).OrOvertaken(await domains.FindAsync(key, actor, ct) is not null));
        return await http.WrittenAsync(outcome, !known, "/api/v1/domains", expected is not null, async now => (await domains.FindAsync(now, actor, ct))?.Row.Version);
    }

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
