using System.Text.Json.Serialization;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Server.Api.Marquez;
using Catalog.Server.Hosting;

namespace Catalog.Server.Api.Lineage;

/// <summary>What became of a batch, as OpenLineage's own specification has it.</summary>
public sealed record BatchResponse(string Status, BatchSummary Summary, [property: JsonPropertyName("failed_events")] IReadOnlyList<FailedEvent> FailedEvents);

/// <summary>Counts of a batch.</summary>
public sealed record BatchSummary(int Received, int Successful, int Failed, int Retriable, [property: JsonPropertyName("non_retriable")] int NonRetriable);

/// <summary>An event of a batch that cannot be used; sending it again changes nothing.</summary>
public sealed record FailedEvent(int Index, string Reason, bool Retriable);

/// <summary>OpenLineage's receiver: append, commit, acknowledge.</summary>
internal static class IntakeEndpoints
{
    private const int MostSteps = 1000;
    private const string NoNode = "There is no such node, or it is hidden from you.";

    public static RouteGroupBuilder MapLineageIntake(this RouteGroupBuilder api)
    {
        var lineage = api.MapGroup("/lineage").WithTags("Lineage");
        lineage.MapReceiver("").WithName("SendLineage").WithSummary("Takes one OpenLineage RunEvent, JobEvent or DatasetEvent")
            .Produces(201).ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(422).ProducesProblem(429);
        lineage.MapPost("/batch", TakeBatchAsync).TakesDocuments().WithMetadata(OwnFlow.Instance).WithName("SendLineageBatch").WithSummary("Takes an array of OpenLineage events; each that cannot be used is named, the others are in")
            .Produces<BatchResponse>().ProducesProblem(400).ProducesProblem(403).ProducesProblem(413).ProducesProblem(429);
        lineage.MapGet("", GraphAsync).WithName("GetLineage").WithSummary("The graph around a node, in Marquez's shape")
            .WithDescription("nodeId is dataset:NAMESPACE:NAME or job:NAMESPACE:NAME; depth is 20 when absent.").Produces<MarquezLineage>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/column-lineage", ColumnsAsync).WithTags("Lineage").WithName("GetColumnLineage").WithSummary("Columns and what they are made of, in Marquez's shape")
            .WithDescription("nodeId is datasetField:NAMESPACE:NAME:FIELD, or a dataset or job for all of its columns; depth is 20 when absent; withDownstream also tells what is made of them.").Produces<MarquezLineage>().ProducesProblem(400).ProducesProblem(404);
        return api;
    }

    /// <summary>The receiver of single events at Marquez's own place too, which its clients know.</summary>
    public static void MapLineageReceiver(this RouteGroupBuilder marquez) => marquez.MapReceiver("/lineage");

    private static RouteHandlerBuilder MapReceiver(this RouteGroupBuilder group, string path) => group.MapPost(path, TakeAsync).TakesEvents().WithMetadata(OwnFlow.Instance);

    private static async Task<IResult> TakeAsync(HttpContext http, ILineageReader reader, TakeLineage take, IntakeFlow flow, LimitSettings limits, IActorSource actors, CancellationToken ct)
    {
        if (await flow.TurnAwayAsync(http, 1, ct) is { } later) return later;
        var (content, problem) = await http.Request.BorrowBodyAsync(limits.Event, LimitSettings.EventKey, ct);
        if (content is null) return problem!;
        // Until it is in the log.
        using var lent = content;
        var reading = reader.Read(content.Content);
        if (reading.Problem is { } wrong) return Refuse(reading.Malformed ? 400 : 422, wrong);
        var outcome = await take.ExecuteAsync([reading], await actors.ViaApiAsync(ct), ct);
        return outcome.IsOk ? Results.StatusCode(StatusCodes.Status201Created) : outcome.Refusal.ToProblem();
    }

    private static async Task<IResult> TakeBatchAsync(HttpContext http, ILineageReader reader, TakeLineage take, IntakeFlow flow, LimitSettings limits, IActorSource actors, CancellationToken ct)
    {
        var (content, problem) = await http.Request.BorrowBodyAsync(limits.Document, LimitSettings.DocumentKey, ct);
        if (content is null) return problem!;
        using var lent = content;
        var (events, wrong) = reader.ReadBatch(content.Content);
        if (events is null) return Refuse(400, wrong!);
        if (events.Count > limits.Batch)
            return Results.Problem(detail: $"The batch holds {events.Count} events; at most {limits.Batch} are taken at once ({LimitSettings.BatchKey}). Split it.", statusCode: 413, type: Problems.TypeOf(413), extensions: Limit(limits.Batch));
        if (await flow.TurnAwayAsync(http, events.Count, ct) is { } later) return later;
        var usable = events.Select(e => e.Json.Length > limits.Event ? e with { Event = null, Problem = $"The event is larger than {limits.Event} bytes ({LimitSettings.EventKey})." } : e).ToList();
        var outcome = await take.ExecuteAsync(usable, await actors.ViaApiAsync(ct), ct);
        if (!outcome.IsOk) return outcome.Refusal.ToProblem();
        var failed = usable.Select((e, index) => (e, index)).Where(x => x.e.Event is null).Select(x => new FailedEvent(x.index, x.e.Problem ?? "It cannot be read.", false)).ToList();
        return Results.Ok(new BatchResponse(failed.Count == 0 ? "success" : "partial_success", new BatchSummary(events.Count, events.Count - failed.Count, failed.Count, 0, failed.Count), failed));
    }

    private static async Task<IResult> GraphAsync(HttpContext http, string? nodeId, int? depth, CancellationToken ct)
    {
        if (nodeId is null) return Refuse(400, "nodeId is missing: dataset:NAMESPACE:NAME or job:NAMESPACE:NAME.");
        if (depth is < 0 or > MostSteps) return Refuse(400, "depth is a number from 0 to 1000.");
        return await new MarquezGraph(await http.ReaderAsync()).AroundAsync(nodeId, depth ?? 20, ct) is { } graph ? Results.Ok(graph) : Refuse(404, NoNode);
    }

    private static async Task<IResult> ColumnsAsync(HttpContext http, string? nodeId, int? depth, bool? withDownstream, ILineageSchemaQueries schemas, CancellationToken ct)
    {
        if (nodeId is null) return Refuse(400, "nodeId is missing: datasetField:NAMESPACE:NAME:FIELD, or that of a dataset or job.");
        if (depth is < 0 or > MostSteps) return Refuse(400, "depth is a number from 0 to 1000.");
        return await new MarquezColumns(await http.ReaderAsync(), schemas).AroundAsync(nodeId, depth ?? 20, withDownstream ?? false, ct) is { } graph ? Results.Ok(graph) : Refuse(404, NoNode);
    }

    private static Dictionary<string, object?> Limit(long limit) => new() { ["limit"] = limit };

    private static IResult Refuse(int status, string sentence) => Results.Problem(detail: sentence, statusCode: status, type: Problems.TypeOf(status));
}
