using System.Globalization;
using System.Text.Json;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Server.Api.Validity;

/// <summary>The question a pipeline asks before it reads. Answered from memory, so that it costs no query and outlives the database.</summary>
internal static class GateEndpoints
{
    public static RouteGroupBuilder MapGate(this RouteGroupBuilder api)
    {
        api.MapGet("/products/{domain}/{name}/gate", AskAsync).WithTags("Validity").WithName("AskGate").WithSummary("May this product be read now: ALLOW, WARN or BLOCK, and why")
            .Produces<GateResponse>().Produces(304).Produces<GateResponse>(409).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> AskAsync(
        string domain, string name, bool? enforce, HttpRequest request, HttpResponse response, ValidityMesh mesh, GateAnswers answers, GateTally tally, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var standing = DataProductKey.TryParse($"{domain}/{name}", out var key) ? await mesh.FindAsync(key, ct) : null;
        if (standing is null || answers.Of(standing, actor) is not { } answer) return new Refusal.NotFound($"There is no data product {domain}/{name}.").ToProblem();
        tally.Count(standing.Facts.Id, actor, answer.Verdict);
        response.Headers.ETag = answer.Tag;
        response.Headers.CacheControl = "private, no-cache";
        if (enforce == true && answer.Verdict == Verdict.Block) return Results.Text(answer.Body, "application/json", 409);
        return request.Headers.IfNoneMatch.Any(t => t is "*" || t?.Contains(answer.Tag, StringComparison.Ordinal) == true) ? Results.StatusCode(304) : Results.Text(answer.Body, "application/json", 200);
    }

    internal static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("d MMM yyyy HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>The answer. <c>validUntil</c> is when time alone can change it; <c>asOf</c> and <c>degraded</c> mark a last known answer.</summary>
public sealed record GateResponse(
    string Verdict, string? State, DateTimeOffset? Since, IReadOnlyList<GateReason> Reasons, string? Evidence, IReadOnlyList<GateUpstream> Upstream, DateTimeOffset? AsOf, bool Degraded, DateTimeOffset? ValidUntil)
{
    internal static GateResponse From(StandingView view) => new(
        view.Verdict.Word(), view.State?.Word(), view.State is null ? null : view.Since, [.. view.Reasons.Select(r => new GateReason(Code(r.Reason.Kind), r.Reason.State?.Word(), r.Sentence))],
        view.Details && view.Reasons.Select(r => r.Reason.Result).FirstOrDefault(r => r is not null) is { } result ? $"/api/v1/products/{view.Key}/results/{result.Value:D}" : null,
        [.. view.Upstream.Select(u => new GateUpstream(u.Source?.ToString(), [.. u.Path.Select(p => p?.ToString())]))],
        view.AsOf, view.AsOf is not null, view.ValidUntil);

    private static string Code(ReasonKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

/// <summary>Why. Without a <c>state</c> it is a warning.</summary>
public sealed record GateReason(string Code, string? State, string Sentence);

/// <summary>A broken product upstream and the way from it; <c>null</c> is what this token may not see.</summary>
public sealed record GateUpstream(string? Product, IReadOnlyList<string?> Path);
