using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Hosting;
using Catalog.UI.Discovery;

namespace Catalog.Server.Api.Search;

/// <summary>Finding things over HTTP.</summary>
internal static class SearchEndpoints
{
    private const int LongestAddress = 8 * 1024;

    public static RouteGroupBuilder MapSearch(this RouteGroupBuilder api)
    {
        api.MapGet("/search", GetAsync).WithTags("Search").WithName("Search").WithSummary("What the caller may see of what matches, best first")
            .WithDescription("q takes words, \"phrases\", -not, OR, and filters such as domain:sales or updated:>2026-01-01; whatever is no syntax counts as words. "
                + "Filters beside q: type, domain, owner (team key), state, tier, format, tag, certification, lifecycle; each may be repeated. updatedFrom and updatedTo are days. order is best or freshest. explain=true adds scores and stages.")
            .Produces<SearchResponse>().ProducesProblem(414).ProducesProblem(422);
        api.MapPost("/search", PostAsync).WithTags("Search").WithName("SearchByBody").WithSummary("The same with the query in the body").Produces<SearchResponse>().ProducesProblem(403).ProducesProblem(422);
        api.MapGet("/search/suggest", SuggestAsync).WithTags("Search").WithName("Suggest").WithSummary("What a text may become while it is typed, grouped by type; without a text what many people open").Produces<SuggestResponse>();
        return api;
    }

    private static async Task<IResult> GetAsync(HttpRequest request, string? q, string? after, int? limit, string? updatedFrom, string? updatedTo, string? order, bool? explain, ISearch search, ValidityMesh states, IActorSource actors, CancellationToken ct)
    {
        if (request.Path.Value!.Length + request.QueryString.Value!.Length > LongestAddress) return TooLong();
        var values = SearchFacets.All.Where(f => request.Query.ContainsKey(f)).ToDictionary(f => f, f => (IReadOnlyList<string>)[.. request.Query[f].OfType<string>().Where(v => v.Length > 0)]);
        return await FindAsync(q, values, updatedFrom, updatedTo, order, limit, after, explain ?? false, search, states, actors, ct);
    }

    private static Task<IResult> PostAsync(SearchRequest body, ISearch search, ValidityMesh states, IActorSource actors, CancellationToken ct) =>
        FindAsync(body.Q, body.Filters ?? new Dictionary<string, IReadOnlyList<string>>(), body.UpdatedFrom, body.UpdatedTo, body.Order, body.Limit, body.After, body.Explain ?? false, search, states, actors, ct);

    private static async Task<IResult> SuggestAsync(string? q, ISearch search, IDataProductQueries products, ValidityMesh states, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return Results.Ok(string.IsNullOrWhiteSpace(q)
            ? SuggestResponse.Popular(await products.PopularAsync(actor, ct), states, actor, search.State)
            : SuggestResponse.From(await search.SuggestAsync(q, actor, ct), hit => EndingOf(hit, states, actor)));
    }

    private static async Task<IResult> FindAsync(
        string? q, IReadOnlyDictionary<string, IReadOnlyList<string>> values, string? from, string? to, string? order, int? limit, string? after, bool explain, ISearch search, ValidityMesh states, IActorSource actors, CancellationToken ct)
    {
        var wrong = new Dictionary<string, string[]>();
        foreach (var unknown in values.Keys.Where(k => !SearchFacets.All.Contains(k))) wrong[unknown] = [$"There is no such filter. Filters: {string.Join(", ", SearchFacets.All)}."];
        var first = Day("updatedFrom", from, wrong);
        var last = Day("updatedTo", to, wrong);
        if (!Enum.TryParse<SearchOrder>(order ?? nameof(SearchOrder.Best), ignoreCase: true, out var ordered) || !Enum.IsDefined(ordered)) wrong["order"] = ["An order is best or freshest."];
        if (wrong.Count > 0) return new Refusal.Invalid("The search asks for something that it cannot filter by.", wrong).ToProblem();
        var query = new SearchQuery { Text = q ?? "", Filter = new SearchFilter { Values = values, UpdatedFrom = first, UpdatedTo = last }, Order = ordered, Limit = limit ?? 20, After = after, Explain = explain };
        var actor = await actors.CurrentAsync(ct);
        return Results.Ok(SearchResponse.From(await search.FindAsync(query, actor, ct), hit => EndingOf(hit, states, actor)));
    }

    private static Ending? EndingOf(SearchHit hit, ValidityMesh states, Actor actor) => HitLinks.ProductOf(hit) is { } product ? Ending.Of(product, states, actor) : null;

    private static IResult TooLong() => Results.Problem(detail: $"An address has at most {LongestAddress / 1024} KB. Send the query in a body: POST /api/v1/search.", statusCode: 414, type: Problems.TypeOf(414));

    private static DateOnly? Day(string name, string? text, Dictionary<string, string[]> wrong)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        wrong[name] = [$"\"{text}\" is no day such as 2026-01-31."];
        return null;
    }
}
