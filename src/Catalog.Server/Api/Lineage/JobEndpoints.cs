using System.Globalization;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Lineage;

/// <summary>A job in a list; of a restricted one nothing is told of its runs.</summary>
public sealed record JobListItem(
    string Namespace, string Name, bool Restricted, string? Product, string? Team, int Inputs, int Outputs, DateTimeOffset? LastSeenAt, RunState? State, DateTimeOffset? RanAt, long? DurationMs)
{
    internal static JobListItem From(JobRow row) => new(
        row.Namespace, row.Name, row.Restricted, row.Product?.Key, row.Team?.Key, row.Inputs, row.Outputs, row.LastSeenAt, row.State, row.RanAt, (long?)row.Duration?.TotalMilliseconds);
}

/// <summary>A job with what it says of itself; <c>withheld</c> is why the rest is missing.</summary>
public sealed record JobResponse(JobListItem Job, string? Withheld, JobFacts? Facts, IReadOnlyList<NeighbourResponse> Inputs, IReadOnlyList<NeighbourResponse> Outputs, IReadOnlyList<string> Serves);

/// <summary>A dataset or job beside another.</summary>
public sealed record NeighbourResponse(string NodeId, string Namespace, string Name, string? Product, bool Restricted, bool Proposed, bool Stale)
{
    internal static NeighbourResponse From(NeighbourRow row) => new($"{(row.IsJob ? "job" : "dataset")}:{row.Namespace}:{row.Name}", row.Namespace, row.Name, row.Product?.Key, row.Restricted, row.Proposed, row.Stale);
}

/// <summary>A run; direction, rows and bytes are those of the dataset that was asked about.</summary>
public sealed record RunListItem(
    Guid Id, string RunId, string JobNamespace, string JobName, RunState State, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, long? DurationMs, string? Error, RunDirection? Direction, long? Rows, long? Bytes)
{
    internal static RunListItem From(RunRow row) => new(
        row.Id, row.RunId, row.JobNamespace, row.JobName, row.State, row.BeganAt, row.EndedAt, (long?)row.Duration?.TotalMilliseconds, row.Error, row.Direction, row.Rows, row.Bytes);
}

/// <summary>A run with what it read and wrote, and other runs that bear the same id.</summary>
public sealed record RunResponse(RunListItem Run, DateTimeOffset? NominalStart, string? Engine, RunParent? Parent, IReadOnlyList<RunPart> Inputs, IReadOnlyList<RunPart> Outputs, IReadOnlyList<RunListItem> SameId);

/// <summary>Jobs and runs. Names go into the path percent-encoded, slashes included.</summary>
internal static class JobEndpoints
{
    private static readonly CsvColumn<JobRow>[] Columns =
    [
        new("namespace", j => j.Namespace), new("name", j => j.Name), new("product", j => j.Product?.Key), new("team", j => j.Team?.Key), new("state", j => j.State?.ToString()),
        new("ran", j => j.RanAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)), new("seconds", j => j.Duration?.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)),
    ];

    public static RouteGroupBuilder MapJobs(this RouteGroupBuilder api)
    {
        var lineage = api.MapGroup("").WithTags("Lineage");
        lineage.MapGet("/jobs", ListAsync).WithName("ListJobs").WithSummary("The jobs that the caller may see")
            .WithDescription("Filters: q (part of name or namespace), namespace, product. as=csv answers all of them as CSV.").Produces<ListResponse<JobListItem>>();
        lineage.MapGet("/jobs/{space}/{job}", FindAsync).WithName("GetJob").WithSummary("A job with its inputs, outputs and the products it serves").Produces<JobResponse>().ProducesProblem(404);
        lineage.MapGet("/jobs/{space}/{job}/runs", RunsAsync).WithName("ListRunsOfJob").WithSummary("Runs of a job, the newest first").Produces<ListResponse<RunListItem>>().ProducesProblem(403).ProducesProblem(404);
        lineage.MapGet("/runs", SearchRunsAsync).WithName("ListRuns").WithSummary("Runs of a job or of a dataset, the newest first")
            .WithDescription("job or dataset is a node id: job:NAMESPACE:NAME, dataset:NAMESPACE:NAME. direction is input or output.").Produces<ListResponse<RunListItem>>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(404);
        lineage.MapGet("/runs/{id}", RunAsync).WithName("GetRun").WithSummary("A run by its own id or its producer's").Produces<RunResponse>().ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, string? q, string? @namespace, string? product, IJobQueries jobs, IActorSource actors, CancellationToken ct)
    {
        var filter = new JobFilter { Text = q, Namespace = @namespace, Product = product };
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<JobRow>("jobs.csv", Columns, jobs.AllAsync(filter, actor, ct));
        return Results.Ok((await jobs.ListAsync(filter, page.Request, actor, ct)).ToResponse(JobListItem.From));
    }

    private static async Task<IResult> FindAsync(HttpContext http, IJobQueries jobs, IActorSource actors, CancellationToken ct) =>
        await jobs.FindAsync(http.Name("space"), http.Name("job"), await actors.CurrentAsync(ct), ct) is { } story
            ? Results.Ok(new JobResponse(JobListItem.From(story.Row), story.Withheld, story.Facts, [.. story.Inputs.Select(NeighbourResponse.From)], [.. story.Outputs.Select(NeighbourResponse.From)], [.. story.Serves.Select(s => s.Key)]))
            : Missing("There is no such job, or it is hidden from you.");

    private static async Task<IResult> RunsAsync(HttpContext http, [AsParameters] PageQuery page, IRunQueries runs, IActorSource actors, CancellationToken ct) =>
        (await runs.OfJobAsync(http.Name("space"), http.Name("job"), page.Request, await actors.CurrentAsync(ct), ct)).ToOk(p => p.ToResponse(RunListItem.From));

    private static async Task<IResult> SearchRunsAsync(
        [AsParameters] PageQuery page, string? job, string? dataset, string? direction, IRunQueries runs, ILineageMoments moments, IActorSource actors, CancellationToken ct)
    {
        RunDirection? way = direction switch { null => null, "input" => RunDirection.Input, "output" => RunDirection.Output, _ => (RunDirection)(-1) };
        if (way == (RunDirection)(-1)) return Wrong("direction", "direction is input or output.");
        if (job is null == dataset is null) return Wrong("job", "Ask for the runs of one job or of one dataset: job=job:NAMESPACE:NAME or dataset=dataset:NAMESPACE:NAME.");
        var graph = (await moments.CurrentAsync(ct)).Graph;
        if (graph.Find(job ?? dataset!) is not (>= 0 and var place) || graph.Nodes[place].IsJob != job is not null) return Missing("There is no such node, or it is hidden from you.");
        var (name, actor) = (graph.Nodes[place], await actors.CurrentAsync(ct));
        var found = name.IsJob ? await runs.OfJobAsync(name.Namespace, name.Name, page.Request, actor, ct) : await runs.OfDatasetAsync(name.Namespace, name.Name, way, page.Request, actor, ct);
        return found.ToOk(p => p.ToResponse(RunListItem.From));
    }

    private static async Task<IResult> RunAsync(HttpContext http, IRunQueries runs, IActorSource actors, CancellationToken ct) =>
        (await runs.FindAsync(http.Name("id"), await actors.CurrentAsync(ct), ct)).ToOk(s => new RunResponse(RunListItem.From(s.Row), s.NominalStart, s.Engine, s.Parent, s.Inputs, s.Outputs, [.. s.SameId.Select(RunListItem.From)]));

    private static IResult Missing(string sentence) => Results.Problem(detail: sentence, statusCode: 404, type: Problems.TypeOf(404));

    private static IResult Wrong(string name, string sentence) => Results.Problem(
        detail: sentence, statusCode: 400, type: Problems.TypeOf(400), extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [name] = [sentence] } });
}
