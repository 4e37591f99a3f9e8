using Catalog.Core.Glossary;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Lineage;
using Catalog.Server.Auth;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Marquez;

/// <summary>Marquez's read API, so that its clients and its web page work against Catalog. Hidden things answer as missing ones.</summary>
internal static class MarquezEndpoints
{
    private const int MostSteps = 1000;

    public static void MapMarquez(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/marquez/api/v1").RequireAuthorization().TakesBodies().AddEndpointFilter<CrossSiteGuard>().DisableAntiforgery().ExcludeFromDescription();
        api.MapLineageReceiver();
        api.MapGet("/lineage", GraphAsync);
        api.MapGet("/column-lineage", ColumnsAsync);
        api.MapGet("/namespaces", MarquezLists.NamespacesAsync);
        api.MapGet("/namespaces/{space}", MarquezLists.NamespaceAsync);
        api.MapGet("/namespaces/{space}/datasets", MarquezLists.DatasetsAsync);
        api.MapGet("/namespaces/{space}/datasets/{dataset}", DatasetAsync);
        api.MapGet("/namespaces/{space}/datasets/{dataset}/versions", MarquezLists.VersionsAsync);
        api.MapGet("/namespaces/{space}/datasets/{dataset}/versions/{version}", VersionAsync);
        api.MapGet("/jobs", MarquezLists.AllJobsAsync);
        api.MapGet("/namespaces/{space}/jobs", MarquezLists.JobsAsync);
        api.MapGet("/namespaces/{space}/jobs/{job}", JobAsync);
        api.MapGet("/namespaces/{space}/jobs/{job}/versions", JobVersionsAsync);
        api.MapGet("/namespaces/{space}/jobs/{job}/versions/{version}", JobVersionAsync);
        api.MapGet("/namespaces/{space}/jobs/{job}/runs", MarquezLists.RunsAsync);
        api.MapGet("/jobs/runs/{id}", RunAsync);
        api.MapGet("/jobs/runs/{id}/facets", FacetsAsync);
        api.MapGet("/events/lineage", MarquezLists.EventsAsync);
        api.MapGet("/runlineage/upstream", UpstreamAsync);
        api.MapGet("/sources", MarquezSources.ListAsync);
        api.MapGet("/sources/{source}", MarquezSources.FindAsync);
        api.MapGet("/search", MarquezLists.SearchAsync);
        api.MapGet("/tags", TagsAsync);
        api.MapGet("/stats/{what}", MarquezStats.CountsAsync);
        api.MapGet("/stats/lineage-events", MarquezStats.RunsAsync);
        api.MapGet("/{**rest}", (HttpContext http) => Refuse(404, $"Catalog has no {http.Request.Path.Value?["/marquez/api/v1".Length..]} of Marquez's."));
    }

    internal static IResult Refuse(int status, string message) => Results.Json(new MarquezError(status, message), statusCode: status);

    internal static async Task<MarquezReader> ReaderAsync(this HttpContext http)
    {
        var services = http.RequestServices;
        return new MarquezReader(
            await services.GetRequiredService<ILineageMoments>().CurrentAsync(http.RequestAborted), await services.GetRequiredService<IActorSource>().CurrentAsync(http.RequestAborted), services.GetRequiredService<ILineageRecordQueries>());
    }

    private static async Task<IResult> GraphAsync(HttpContext http, string? nodeId, int? depth, CancellationToken ct)
    {
        if (nodeId is null || depth is < 0 or > MostSteps) return Refuse(400, "nodeId is dataset:NAMESPACE:NAME or job:NAMESPACE:NAME, and depth a number from 0 to 1000.");
        return await new MarquezGraph(await http.ReaderAsync()).AroundAsync(nodeId, depth ?? 20, ct) is { } graph ? Results.Ok(graph) : NoNode(nodeId);
    }

    private static async Task<IResult> ColumnsAsync(HttpContext http, string? nodeId, int? depth, bool? withDownstream, ILineageSchemaQueries schemas, CancellationToken ct)
    {
        if (nodeId is null || depth is < 0 or > MostSteps) return Refuse(400, "nodeId is datasetField:NAMESPACE:NAME:FIELD or that of a dataset or job, and depth a number from 0 to 1000.");
        if (withDownstream == true && nodeId.LastIndexOf('#') is > 0 and var version && Guid.TryParse(nodeId.AsSpan(version + 1), out _)) return Refuse(400, "Node version cannot be specified when withDownstream is true.");
        return await new MarquezColumns(await http.ReaderAsync(), schemas).AroundAsync(nodeId, depth ?? 20, withDownstream ?? false, ct) is { } graph ? Results.Ok(graph) : NoNode(nodeId);
    }

    private static async Task<IResult> DatasetAsync(HttpContext http, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var place = reader.Desk.Find(LineageNumber.OfDataset(http.Name("space"), http.Name("dataset")));
        return place >= 0 && await reader.DatasetAsync(place, ct) is { } dataset ? Results.Ok(dataset) : NoDataset(http);
    }

    private static async Task<IResult> VersionAsync(HttpContext http, Guid version, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var place = reader.Desk.Find(LineageNumber.OfDataset(http.Name("space"), http.Name("dataset")));
        if (place < 0 || !reader.Open(place) || (await reader.Records.DatasetsAsync([reader.Moment.Graph.Nodes[place].Number], ct)).SingleOrDefault() is not { } stored) return NoDataset(http);
        var numbers = reader.Moment.Graph.NumbersOf(place);
        var schemas = await reader.Records.SchemasAsync(numbers, MarquezLists.MostSchemas, ct);
        var (run, closed) = (RunId.From(version), reader.Desk.ClosedJobs(place));
        var write = (await reader.Records.PartsAsync([run], ct)).FirstOrDefault(p => p.Direction == RunDirection.Output && numbers.Contains(p.Dataset) && !closed.Contains(p.Run.Job));
        if (write is not null) return Results.Ok(reader.Version(stored, write, schemas));
        return schemas.Select(s => MarquezReader.Version(stored, s)).FirstOrDefault(v => v.Version == version) is { } found ? Results.Ok(found) : Refuse(404, $"Dataset version '{version}' not found.");
    }

    private static async Task<IResult> JobAsync(HttpContext http, CancellationToken ct) => await FindJobAsync(http, ct) is { } job ? Results.Ok(job) : NoJob(http);

    private static async Task<IResult> JobVersionsAsync(HttpContext http, CancellationToken ct) =>
        await FindJobAsync(http, ct) is { } job ? Results.Ok(new { versions = new[] { VersionOf(job) }, totalCount = 1 }) : NoJob(http);

    private static async Task<IResult> JobVersionAsync(HttpContext http, Guid version, CancellationToken ct) =>
        await FindJobAsync(http, ct) is { } job && job.CurrentVersion == version ? Results.Ok(VersionOf(job)) : Refuse(404, $"Job version '{version}' not found.");

    private static async Task<IResult> RunAsync(HttpContext http, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        return await FindRunAsync(reader, http.Name("id"), ct) is { } run ? Results.Ok((await reader.RunsAsync([run], ct))[0]) : NoRun(http);
    }

    private static async Task<IResult> UpstreamAsync(HttpContext http, string? runId, int? depth, CancellationToken ct)
    {
        if (runId is null || depth is < 0 or > MostSteps) return Refuse(400, "runId is the id of a run, and depth a number from 0 to 1000.");
        var reader = await http.ReaderAsync();
        return await FindRunAsync(reader, runId, ct) is { } run ? Results.Ok(new { runs = await new MarquezUpstream(reader).OfAsync(run, depth ?? 20, ct) }) : Refuse(404, $"Run '{runId}' not found.");
    }

    private static async Task<IResult> FacetsAsync(HttpContext http, string? type, CancellationToken ct)
    {
        if (type is not ("run" or "job")) return Refuse(400, "type is run or job.");
        var reader = await http.ReaderAsync();
        if (await FindRunAsync(reader, http.Name("id"), ct) is not { } run) return NoRun(http);
        var facets = type == "run" ? run.Facets : (await reader.Records.JobsAsync([run.Job], ct))[0].Facets;
        return Results.Ok(new { runId = run.ProducerId, facets = new MarquezFacets(facets) });
    }

    private static async Task<IResult> TagsAsync(int? limit, int? offset, ITagQueries tags, IActorSource actors, CancellationToken ct)
    {
        var page = await tags.ListAsync(null, new PageRequest(null, PageRequest.MaxLimit), await actors.CurrentAsync(ct), ct);
        return Results.Ok(new { tags = page.Items.Skip(offset ?? 0).Take(limit ?? 100).Select(t => new { name = t.Tag, description = t.Description }) });
    }

    private static async Task<MarquezJob?> FindJobAsync(HttpContext http, CancellationToken ct)
    {
        var reader = await http.ReaderAsync();
        var place = reader.Desk.Find(LineageNumber.OfJob(http.Name("space"), http.Name("job")));
        return place >= 0 ? (await reader.JobsAsync([reader.Moment.Graph.Nodes[place].Number], ct)).SingleOrDefault() : null;
    }

    private static async Task<RunRecord?> FindRunAsync(MarquezReader reader, string id, CancellationToken ct) =>
        (await reader.Records.RunsAsync(id, ct)).FirstOrDefault(r => reader.Desk.Find(r.Job) is >= 0 and var place && reader.Open(place));

    private static MarquezJobVersion VersionOf(MarquezJob job) => new(
        new MarquezVersion(job.Namespace, job.Name, job.CurrentVersion), job.Name, job.CurrentVersion, job.CreatedAt, job.Namespace, job.Inputs, job.Outputs, job.Location, job.Context, job.LatestRun, job.Facets);

    internal static IResult NoDataset(HttpContext http) => Refuse(404, $"Dataset '{http.Name("dataset")}' not found.");

    internal static IResult NoJob(HttpContext http) => Refuse(404, $"Job '{http.Name("job")}' not found.");

    private static IResult NoRun(HttpContext http) => Refuse(404, $"Run '{http.Name("id")}' not found.");

    private static IResult NoNode(string nodeId) => Refuse(404, $"Node '{nodeId}' not found.");
}
