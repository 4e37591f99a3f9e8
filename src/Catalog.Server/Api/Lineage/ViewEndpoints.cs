using System.Security.Cryptography;
using System.Text;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Hosting;
using Microsoft.Net.Http.Headers;

namespace Catalog.Server.Api.Lineage;

/// <summary>The body of the POST twins: the same names as in the address.</summary>
public sealed record ViewBody
{
    public string? Root { get; init; }
    public string? To { get; init; }
    public int? Up { get; init; }
    public int? Down { get; init; }
    public string? Level { get; init; }
    public int? LimitPerNode { get; init; }
    public DateTimeOffset? AsOf { get; init; }
    public IReadOnlyList<string>? Filter { get; init; }
    public IReadOnlyList<string>? Node { get; init; }
    public string? Column { get; init; }
    public string? Dir { get; init; }
    public string? After { get; init; }
    public int? Limit { get; init; }
    public string? Q { get; init; }
}

/// <summary>What the lineage view draws. Everything is answered from memory, for this person alone.</summary>
internal static class ViewEndpoints
{
    private const int MostSteps = 1000;
    private const int MostNodes = 200;

    public static RouteGroupBuilder MapLineageView(this RouteGroupBuilder api)
    {
        var view = api.MapGroup("/lineage/view").WithTags("Lineage");
        Both<LineageView>(view, "", ViewAsync, "LineageView", "What the graph draws around a node, or of the whole mesh");
        Both<LineageExpansion>(view, "/expand", ExpandAsync, "LineageExpand", "More neighbours of one node");
        Both<LineageColumns>(view, "/columns", ColumnsAsync, "LineageColumns", "Fields of datasets and how they feed each other");
        Both<LineageImpact>(view, "/impact", ImpactAsync, "LineageImpact", "All that a node or one of its columns reaches");
        return api;
    }

    private static void Both<T>(RouteGroupBuilder group, string path, Func<Asked, IResult> answer, string name, string summary)
    {
        group.MapPost(path, (HttpContext http, ViewBody body, ILineageMoments moments, ILineageSchemaQueries schemas, IActorSource actors, ValidityMesh states, TimeProvider clock, CancellationToken ct) => AnswerAsync(http, body, answer, moments, schemas, actors, states, clock, ct))
            .WithName(name + "ByBody").WithSummary(summary + "; ids in the body").Produces<T>().ProducesProblem(400).ProducesProblem(404);
        group.MapGet(path, (HttpContext http, ILineageMoments moments, ILineageSchemaQueries schemas, IActorSource actors, ValidityMesh states, TimeProvider clock, CancellationToken ct) => AnswerAsync(http, null, answer, moments, schemas, actors, states, clock, ct))
            .WithName(name).WithSummary(summary).Produces<T>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ViewBody? body, Func<Asked, IResult> answer, ILineageMoments moments, ILineageSchemaQueries schemas, IActorSource actors, ValidityMesh states, TimeProvider clock, CancellationToken ct)
    {
        if (body is null && (body = ViewQuery.Read(http.Request.Query, out var wrong)) is null) return Wrong(wrong);
        var actor = await actors.CurrentAsync(ct);
        var moment = await moments.CurrentAsync(ct);
        await states.EnsureAsync(ct);
        var pieces = http.Request.GetTypedHeaders().Accept.Any(a => a.MediaType.Equals(PiecesResult.ContentType, StringComparison.OrdinalIgnoreCase));
        var tag = new EntityTagHeaderValue($"\"{TagOf(http.Request.Path, body, moment, states.Version, actor)}{(pieces ? "-lines" : "")}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        http.Response.Headers.Vary = "Cookie, Authorization, Accept";
        if (http.Request.GetTypedHeaders().IfNoneMatch is { } known && known.Any(t => t.Compare(tag, useStrongComparison: true))) return Results.StatusCode(StatusCodes.Status304NotModified);
        var asked = new Asked(body, moment, states, actor, clock.GetUtcNow(), schemas, pieces, ct);
        return answer(asked);
    }

    private static IResult ViewAsync(Asked asked)
    {
        var body = asked.Body;
        if (body.Up is < 0 or > MostSteps || body.Down is < 0 or > MostSteps) return Wrong("up");
        if (body.LimitPerNode is < 1 or > 10_000) return Wrong("limitPerNode");
        var view = asked.Pictures.View(new LineageQuestion
        {
            Root = body.Root, To = body.To, Up = body.Up ?? 2, Down = body.Down ?? 2, Level = body.Level, LimitPerNode = body.LimitPerNode ?? 25, AsOf = body.AsOf, Filter = body.Filter ?? [],
        });
        return asked.InPieces && view.IsOk && view.Value.Nodes.Kind.Count > LineagePieces.Above ? new PiecesResult(view.Value) : Answer(view);
    }

    private static IResult ExpandAsync(Asked asked)
    {
        if (asked.Body.Node is not [var node]) return Wrong("node");
        if (Direction(asked.Body.Dir) is not { } down) return Wrong("dir");
        return asked.Body.Limit is < 1 or > 1000 ? Wrong("limit")
            : Answer(asked.Pictures.Expand(new ExpansionQuestion(node, down, asked.Body.Level, asked.Body.After, asked.Body.Limit ?? 25, asked.Body.Q)));
    }

    private static IResult ColumnsAsync(Asked asked)
    {
        if (asked.Body.Node is not { Count: > 0 and <= MostNodes } ids) return Wrong("node");
        var pictures = new ColumnPictures(asked.Moment, asked.Actor);
        return new LaterResult(async () =>
        {
            var found = pictures.Find(ids);
            if (!found.IsOk) return found.Refusal.ToProblem();
            var schemas = await asked.Schemas.NewestAsync([.. found.Value.Select(f => asked.Moment.Graph.Nodes[f.Place].Number)], asked.Ct);
            return Results.Ok(pictures.Draw(found.Value, schemas));
        });
    }

    private static IResult ImpactAsync(Asked asked)
    {
        if (asked.Body.Node is not [var node]) return Wrong("node");
        if (Direction(asked.Body.Dir) is not { } down) return Wrong("dir");
        return Answer(asked.Pictures.Impact(new ImpactQuestion(node, asked.Body.Column, down, asked.Body.Level)));
    }

    private static bool? Direction(string? word) => word switch { null or "down" => true, "up" => false, _ => null };

    private static IResult Answer<T>(Outcome<T> outcome) => outcome.IsOk ? Results.Ok(outcome.Value)
        : outcome.Refusal is Refusal.Invalid invalid ? Wrong(invalid.Errors.Keys.First(), invalid.Sentence) : outcome.Refusal.ToProblem();

    private static IResult Wrong(string name, string? sentence = null) => Results.Problem(
        detail: sentence ?? $"The parameter {name} is missing or has a wrong value.", statusCode: 400, type: Problems.TypeOf(400),
        extensions: new Dictionary<string, object?> { ["errors"] = new Dictionary<string, string[]> { [name] = [sentence ?? "Missing or wrong."] } });

    // Two people of the same rights share an answer, and nobody else does.
    private static string TagOf(PathString path, ViewBody body, LineageMoment moment, long states, Actor actor)
    {
        var scope = string.Join(' ', actor.Teams.Select(t => t.Value).Concat(actor.Stewards.Select(d => d.Value)).Concat(actor.Granted.Select(p => p.Value)).Order());
        var asked = $"{moment.Stamp}|{states}|{actor.SignedIn}|{actor.Administrator}|{actor.Token}|{scope}|{path}|{System.Text.Json.JsonSerializer.Serialize(body)}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(asked)).AsSpan(0, 16));
    }

    private sealed record Asked(ViewBody Body, LineageMoment Moment, ValidityMesh States, Actor Actor, DateTimeOffset Now, ILineageSchemaQueries Schemas, bool InPieces, CancellationToken Ct)
    {
        public LineagePictures Pictures => new(Moment, Actor, Now, id => States.Find(id)?.State);
    }

    private sealed class LaterResult(Func<Task<IResult>> later) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext) => await (await later()).ExecuteAsync(httpContext);
    }
}
