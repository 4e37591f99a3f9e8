using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;
using Microsoft.Net.Http.Headers;

namespace Catalog.Server.Api.DataProducts;

/// <summary>Reading products. Writing them (PUT, DELETE, ODPS) is mapped beside.</summary>
internal static class ProductReadEndpoints
{
    private static readonly CsvColumn<ProductRow>[] Columns =
    [
        new("key", p => p.Key.ToString()),
        new("title", p => p.Title),
        new("purpose", p => p.Purpose),
        new("lifecycle", p => ProductListWords.Value(p.Lifecycle)),
        new("domain", p => p.Domain.Key),
        new("team", p => p.Team?.Key),
        new("certification", p => p.Certification?.Key),
        new("archetype", p => p.Archetype is { } archetype ? ProductListWords.Value(archetype) : null),
        new("visibility", p => ProductListWords.Value(p.Visibility)),
        new("tiers", p => string.Join(' ', p.Tiers.Select(ProductListWords.Value))),
        new("tags", p => string.Join(' ', p.Tags)),
        new("end date", p => p.EndDate?.ToString("O", CultureInfo.InvariantCulture)),
        new("replacement", p => p.Replacement?.ToString()),
        new("updated", p => p.UpdatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new("views", p => p.Views.ToString(CultureInfo.InvariantCulture)),
    ];

    public static RouteGroupBuilder MapProductReads(this RouteGroupBuilder api)
    {
        api.MapGet("/products", ListAsync).WithTags("Products").WithName("ListProducts").WithSummary("The data products that the caller may see")
            .WithDescription("Filters: q, domain (sub-domains included), team, lifecycle, archetype, certification, visibility, tier, technology, format, tag, term, favourite=me, mine=1; each may be repeated. sort=name|domain|updated|views, with a minus for descending. as=csv answers all of them as CSV.")
            .Produces<ListResponse<ProductListItem>>().ProducesProblem(422);
        api.MapGet("/products/{domain}/{name}", GetAsync).WithTags("Products").WithName("GetProduct").WithSummary("One data product, with less where the caller may not read its details")
            .Produces<ProductResponse>().Produces(304).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, string? sort, IDataProductQueries products, IActorSource actors, CancellationToken ct)
    {
        var filter = ProductFilterQuery.Read(name => request.Query[name], out var unknown);
        if (unknown.Count > 0)
        {
            return new Refusal.Invalid("A filter has a word that it does not know.",
                unknown.GroupBy(u => u.Name).ToDictionary(g => g.Key, g => g.Select(u => $"\"{u.Word}\" is not one of {string.Join(", ", Legal(u.Name))}.").ToArray())).ToProblem();
        }
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<ProductRow>("products.csv", Columns, products.AllAsync(filter, ProductSort.Parse(sort), actor, ct));
        return Results.Ok((await products.ListAsync(filter, ProductSort.Parse(sort), page.Request, actor, ct)).ToResponse(ProductListItem.From));
    }

    private static async Task<IResult> GetAsync(string domain, string name, HttpContext http, IDataProductQueries products, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!DataProductKey.TryParse($"{domain}/{name}", out var key) || await products.DetailAsync(key, actor, ct) is not { } product)
            return new Refusal.NotFound($"There is no product {domain}/{name}.").ToProblem();
        // Who may read less gets another tag, so that a grant is not answered with "not modified".
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{product.Summary.Version}{(product.Withheld is null ? "" : "-withheld")}\""));
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        if (http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known && known.Any(k => k.Compare(tag, useStrongComparison: false))) return Results.StatusCode(StatusCodes.Status304NotModified);
        return Results.Ok(ProductResponse.From(product));
    }

    private static IEnumerable<string> Legal(string name) => name switch
    {
        "lifecycle" => Enum.GetValues<Lifecycle>().Select(ProductListWords.Value),
        "archetype" => Enum.GetValues<Archetype>().Select(ProductListWords.Value),
        "visibility" => Enum.GetValues<Visibility>().Select(ProductListWords.Value),
        _ => Enum.GetValues<Tier>().Select(ProductListWords.Value),
    };
}
