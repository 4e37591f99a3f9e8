using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.DataProducts;

/// <summary>What became of a document that was put.</summary>
/// <param name="Key">The product, or the contract's id.</param>
/// <param name="Outcome">created, updated, unchanged, conflict or proposed.</param>
/// <param name="Reason">Why, where the outcome is not plain.</param>
/// <param name="Findings">What somebody should look at, with path and line.</param>
public sealed record DocumentResponse(string Key, ImportOutcome Outcome, string? Reason, IReadOnlyList<Finding> Findings);

internal static class ProductDocumentEndpoints
{
    private const string Source = "API";

    public static RouteGroupBuilder MapProductDocuments(this RouteGroupBuilder api)
    {
        var products = api.MapGroup("/products/{domain}/{name}").WithTags("Products");
        products.MapPut("", PutAsync).TakesDocuments().WithName("PutProduct").WithSummary("Makes or updates a product from an ODPS document")
            .Accepts<string>("application/yaml", "application/json", "*/*").Produces<DocumentResponse>().Produces<DocumentResponse>(201)
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(422);
        products.MapDelete("", RetireAsync).WithName("RetireProduct").WithSummary("Retires a product; it stays to be read about")
            .Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(412).ProducesProblem(422);
        products.MapGet("/odps.yaml", YamlAsync).WithName("GetProductDocument").WithSummary("The product as ODPS")
            .Produces<string>(200, "application/yaml").ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> PutAsync(
        string domain, string name, HttpContext http, IDocumentReader reader, LimitSettings limits, ImportProduct import, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return NoSuchKey(domain, name);
        var (document, problem) = await http.Request.ReadDocumentAsync<SourceDocument.Product>(reader, limits, "ODPS", ct);
        if (document is null) return problem!;
        var expected = http.Request.ExpectedVersion();
        var actor = await actors.ViaApiAsync(ct);
        var outcome = await http.Request.OverLastStateAsync(() => import.ExecuteAsync(new ImportProduct.Command(key, document, Source, expected), actor, ct));
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(expected is not null);
        http.Response.SetVersion(outcome.Value.Version);
        var body = new DocumentResponse(outcome.Value.Key, outcome.Value.Outcome, outcome.Value.Reason, outcome.Value.Findings);
        return outcome.Value.Outcome == ImportOutcome.Created ? Results.Created($"/api/v1/products/{outcome.Value.Key}", body) : Results.Ok(body);
    }

    private static async Task<IResult> RetireAsync(string domain, string name, HttpContext http, RetireProduct retire, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return NoSuchKey(domain, name);
        var expected = http.Request.ExpectedVersion();
        var actor = await actors.ViaApiAsync(ct);
        var outcome = await http.Request.OverLastStateAsync(() => retire.ExecuteAsync(new Retirement(key, expected), actor, ct));
        return outcome.IsOk ? Results.NoContent() : outcome.Refusal.ToProblem(expected is not null);
    }

    private static async Task<IResult> YamlAsync(string domain, string name, HttpContext http, WriteProductDocument write, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return NoSuchKey(domain, name);
        var outcome = await write.ExecuteAsync(new WriteProductDocument.Command(key, DocumentFormat.Yaml), await actors.CurrentAsync(ct), ct);
        if (!outcome.IsOk) return outcome.Refusal.ToProblem();
        http.Response.SetVersion(outcome.Value.Version);
        return Results.Text(outcome.Value.Text, "application/yaml");
    }

    private static DataProductKey? Key(string domain, string name) => DataProductKey.TryParse($"{domain}/{name}", out var key) ? key : null;

    private static IResult NoSuchKey(string domain, string name) =>
        new Core.Shared.Refusal.NotFound($"There is no data product {domain}/{name}. Keys hold small letters, digits and hyphens only.").ToProblem();
}
