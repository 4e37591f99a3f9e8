using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Server.Api.Mesh;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Lineage;

/// <summary>A dataset with what events and contracts say of it; <c>withheld</c> is why the rest is missing.</summary>
public sealed record DatasetResponse(
    string Namespace, string Name, string? Withheld, IReadOnlyList<CarrierResponse> OfferedOn, DateTimeOffset FirstSeenAt, DateTimeOffset? LastSeenAt, bool Dropped, string? Description,
    IReadOnlyList<StatedOwner> Owners, IReadOnlyList<string> Tags, string? Source, string? SourceUri, string? Format, IReadOnlyList<AliasReading> Aliases, IReadOnlyList<SchemaField> Fields, IReadOnlyList<StatisticPoint> Statistics);

/// <summary>Single datasets. Names go into the path percent-encoded, slashes included.</summary>
internal static class DatasetEndpoints
{
    private const string Missing = "There is no such dataset, or it is hidden from you.";

    public static RouteGroupBuilder MapDatasets(this RouteGroupBuilder api)
    {
        var datasets = api.MapGroup("/datasets/{space}/{dataset}").WithTags("Datasets");
        datasets.MapGet("", FindAsync).WithName("GetDataset").WithSummary("A dataset with its newest schema and what its last runs wrote").Produces<DatasetResponse>().ProducesProblem(404);
        datasets.MapGet("/versions", VersionsAsync).WithName("ListSchemasOfDataset").WithSummary("The schemas that a dataset had, the newest first, each with what it changed").Produces<ListResponse<SchemaChange>>().ProducesProblem(403).ProducesProblem(404);
        datasets.MapGet("/runs", RunsAsync).WithName("ListRunsOfDataset").WithSummary("Runs that wrote or read a dataset, the newest first").Produces<ListResponse<RunListItem>>().ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> FindAsync(HttpContext http, IDatasetQueries datasets, IDatasetHistoryQueries histories, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var history = await histories.FindAsync(http.Name("space"), http.Name("dataset"), actor, ct);
        var named = new DatasetReference(history?.Namespace ?? http.Name("space"), history?.Name ?? http.Name("dataset"));
        if (await datasets.FindAsync(named, actor, ct) is not { } reading) return Results.Problem(detail: Missing, statusCode: 404, type: Problems.TypeOf(404));
        var row = DatasetListItem.From(reading.Row);
        return Results.Ok(new DatasetResponse(
            row.Namespace, row.Name, history?.Withheld ?? reading.Withheld, row.OfferedOn, row.FirstSeenAt, history?.LastSeenAt, history?.Dropped ?? false, history?.Description, history?.Owners ?? [], history?.Tags ?? [],
            history?.Source, history?.SourceUri, history?.Format, history?.Aliases ?? [], history?.Fields ?? [], history?.Statistics ?? []));
    }

    private static async Task<IResult> VersionsAsync(HttpContext http, [AsParameters] PageQuery page, IDatasetHistoryQueries histories, IActorSource actors, CancellationToken ct) =>
        (await histories.SchemasAsync(http.Name("space"), http.Name("dataset"), page.Request, await actors.CurrentAsync(ct), ct)).ToOk(p => p.ToResponse(c => c));

    private static async Task<IResult> RunsAsync(HttpContext http, [AsParameters] PageQuery page, IRunQueries runs, IActorSource actors, CancellationToken ct) =>
        (await runs.OfDatasetAsync(http.Name("space"), http.Name("dataset"), null, page.Request, await actors.CurrentAsync(ct), ct)).ToOk(p => p.ToResponse(RunListItem.From));
}
