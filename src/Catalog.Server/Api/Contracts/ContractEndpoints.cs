using Catalog.Core.Contracts;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Server.Api.DataProducts;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Contracts;

/// <summary>A contract with the version that is shown.</summary>
public sealed record ContractResponse(string Id, string? Name, string? Domain, string? DataProduct, string? Status, string? Version, ContractDocument? Document);

/// <summary>A version of a contract; <c>variant</c> is set for other content under the same version, and leads to its text.</summary>
public sealed record ContractVersionResponse(string Version, string Status, string ApiVersion, Guid? Variant, string Source, string ImportedBy, DateTimeOffset ImportedAt);

internal static class ContractEndpoints
{
    private const string Source = "API";

    public static RouteGroupBuilder MapContracts(this RouteGroupBuilder api)
    {
        var contracts = api.MapGroup("/contracts/{id}").WithTags("Contracts");
        contracts.MapPut("", PutAsync).TakesDocuments().WithName("PutContract").WithSummary("Takes a version of a contract as ODCS; it is a draft until it is published")
            .Accepts<string>("application/yaml", "application/json", "*/*").Produces<DocumentResponse>().Produces<DocumentResponse>(201)
            .ProducesProblem(403).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(422);
        contracts.MapPost("/publish", PublishAsync).WithName("PublishContract").WithSummary("Makes a draft active; the newest one, or that of the version")
            .Produces<ContractVersionResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
        contracts.MapGet("", GetAsync).WithName("GetContract").WithSummary("The contract with the version that is shown").Produces<ContractResponse>().ProducesProblem(403).ProducesProblem(404);
        contracts.MapGet("/versions", VersionsAsync).WithName("GetContractVersions").WithSummary("All versions, newest first")
            .Produces<ListResponse<ContractVersionResponse>>().ProducesProblem(403).ProducesProblem(404);
        contracts.MapGet("/versions/{version}.yaml", TextAsync).WithName("GetContractDocument").WithSummary("A version as ODCS")
            .Produces<string>(200, "application/yaml").ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> PutAsync(
        string id, HttpContext http, IDocumentReader reader, LimitSettings limits, ImportContract import, IActorSource actors, CancellationToken ct)
    {
        var (document, problem) = await http.Request.ReadDocumentAsync<SourceDocument.Contract>(reader, limits, "ODCS", ct);
        if (document is null) return problem!;
        var expected = http.Request.ExpectedVersion();
        var actor = await actors.ViaApiAsync(ct);
        var outcome = await http.Request.OverLastStateAsync(() => import.ExecuteAsync(new ImportContract.Command(Decoded(id), document, Source, expected), actor, ct));
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(expected is not null);
        http.Response.SetVersion(outcome.Value.Version);
        var body = new DocumentResponse(outcome.Value.ContractId, outcome.Value.Outcome, outcome.Value.Reason, outcome.Value.Findings);
        return outcome.Value.Outcome == ImportOutcome.Created
            ? Results.Created($"/api/v1/contracts/{Uri.EscapeDataString(outcome.Value.ContractId)}/versions/{Uri.EscapeDataString(outcome.Value.Number)}.yaml", body)
            : Results.Ok(body);
    }

    private static async Task<IResult> PublishAsync(string id, string? version, HttpContext http, PublishContract publish, IActorSource actors, CancellationToken ct)
    {
        var expected = http.Request.ExpectedVersion();
        var actor = await actors.ViaApiAsync(ct);
        var outcome = await http.Request.OverLastStateAsync(() => publish.ExecuteAsync(new PublishContract.Command(Decoded(id), version, expected), actor, ct));
        if (!outcome.IsOk) return outcome.Refusal.ToProblem(expected is not null);
        http.Response.SetVersion(outcome.Value.Version);
        return Results.Ok(Response(outcome.Value.Published));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext http, IContractDocumentQueries contracts, IActorSource actors, CancellationToken ct)
    {
        var outcome = await contracts.ContractAsync(Decoded(id), await actors.CurrentAsync(ct), ct);
        if (outcome.IsOk) http.Response.SetVersion(outcome.Value.Version);
        return outcome.ToOk(c => new ContractResponse(c.ContractId, c.Name, c.Domain, c.DataProduct, c.Status, c.LatestVersion, c.Document));
    }

    private static async Task<IResult> VersionsAsync(string id, [AsParameters] PageQuery page, IContractDocumentQueries contracts, IActorSource actors, CancellationToken ct)
    {
        var outcome = await contracts.VersionsAsync(Decoded(id), page.Request, await actors.CurrentAsync(ct), ct);
        return outcome.ToOk(rows => rows.ToResponse(Response));
    }

    private static ContractVersionResponse Response(ContractVersionRow v) => new(v.Number, v.Status, v.ApiVersion, v.Conflicting ? v.Id.Value : null, v.Source, v.ImportedBy, v.ImportedAt);

    private static async Task<IResult> TextAsync(string id, string version, Guid? variant, IContractDocumentQueries contracts, IDocumentWriter writer, IActorSource actors, CancellationToken ct)
    {
        var outcome = await contracts.TextAsync(Decoded(id), Decoded(version), variant is { } v ? new ContractVersionId(v) : null, await actors.CurrentAsync(ct), ct);
        return outcome.IsOk ? Results.Text(writer.Convert(outcome.Value.Text, DocumentFormat.Yaml), "application/yaml") : outcome.Refusal.ToProblem();
    }

    /// <summary>Routing leaves an escaped slash as it is: ids may hold one.</summary>
    private static string Decoded(string segment) => segment.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
