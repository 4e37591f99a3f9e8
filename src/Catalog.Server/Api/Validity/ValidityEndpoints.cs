using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Catalog.Server.Api.Validity;

internal static class ValidityEndpoints
{
    public static RouteGroupBuilder MapValidity(this RouteGroupBuilder api)
    {
        var product = api.MapGroup("/products/{domain}/{name}").WithTags("Validity");
        product.MapGet("/validity", HistoryAsync).WithName("ListValidity").WithSummary("Every turn of the product's state, newest first").Produces<ListResponse<ValidityEntryResponse>>().ProducesProblem(404);
        product.MapPut("/validity/override", OverrideAsync).WithName("OverrideValidity").WithSummary("Set the state by hand, with a reason and an end; without a state, end that").WithDescription("If-Match takes the ETag of the gate's answer: the state as it was seen.").Produces(204).ProducesProblem(412).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        product.MapGet("/validity/policy", ProductPoliciesAsync).WithName("GetProductPolicy").WithSummary("The rules of validity that hold for a product, level by level, with those before").Produces<PolicyOverviewResponse>().ProducesProblem(403).ProducesProblem(404);
        product.MapPut("/validity/policy", ProductPolicyAsync).WithName("SetProductPolicy").WithSummary("Set the rules of validity for a product or one of its ports").Produces(204).ProducesProblem(412).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        api.MapGet("/validity/policy", PoliciesAsync).WithTags("Validity").WithName("GetPolicy").WithSummary("The rules of validity of the mesh, or for ?domain=, with those before").Produces<PolicyOverviewResponse>().ProducesProblem(403).ProducesProblem(404);
        api.MapPut("/validity/policy", PolicyAsync).WithTags("Validity").WithName("SetPolicy").WithSummary("Set the rules of validity for the mesh, or for ?domain=").Produces(204).ProducesProblem(412).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        return api;
    }

    private static async Task<IResult> HistoryAsync(string domain, string name, [AsParameters] PageQuery page, IValidityHistoryQueries history, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return Missing(domain, name).ToProblem();
        return (await history.HistoryAsync(await actors.CurrentAsync(ct), key, page.Request, ct)).ToOk(p => p.ToResponse(ValidityEntryResponse.From));
    }

    private static async Task<IResult> OverrideAsync(
        string domain, string name, OverrideBody body, HttpRequest request, OverrideValidity change, ValidityMesh mesh, GateAnswers answers, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return Missing(domain, name).ToProblem();
        var actor = await actors.ViaApiAsync(ct);
        if (request.Headers.IfMatch.Count > 0 && await mesh.FindAsync(key, ct) is { } standing && answers.Of(standing, actor) is { } seen && request.ChangedSince(seen.Tag.Trim('"')) is { } changed) return changed;
        return (await change.ExecuteAsync(new OverrideCommand(key, body.State, body.Reason, body.Until), actor, ct)).ToNoContent();
    }

    private static async Task<IResult> ProductPoliciesAsync(string domain, string name, IValidityHistoryQueries history, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return Missing(domain, name).ToProblem();
        return (await history.PoliciesAsync(await actors.CurrentAsync(ct), key, ct)).ToOk(PolicyOverviewResponse.From);
    }

    private static async Task<IResult> PoliciesAsync(string? domain, IValidityHistoryQueries history, IActorSource actors, CancellationToken ct) =>
        (await history.PoliciesAsync(await actors.CurrentAsync(ct), domain, ct)).ToOk(PolicyOverviewResponse.From);

    private static async Task<IResult> ProductPolicyAsync(string domain, string name, string? port, PolicyBody body, HttpContext http, SetValidityPolicy set, IValidityHistoryQueries history, IActorSource actors, CancellationToken ct)
    {
        if (Key(domain, name) is not { } key) return Missing(domain, name).ToProblem();
        var actor = await actors.ViaApiAsync(ct);
        if (await ChangedAsync(http, () => history.PoliciesAsync(actor, key, ct)) is { } changed) return changed;
        return (await set.ExecuteAsync(body.Command(key, port, null), actor, ct)).ToNoContent();
    }

    private static async Task<IResult> PolicyAsync(string? domain, PolicyBody body, HttpContext http, SetValidityPolicy set, IValidityHistoryQueries history, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.ViaApiAsync(ct);
        if (await ChangedAsync(http, () => history.PoliciesAsync(actor, domain, ct)) is { } changed) return changed;
        return (await set.ExecuteAsync(body.Command(null, null, domain), actor, ct)).ToNoContent();
    }

    /// <summary>Whether the rules are others than those that the caller read.</summary>
    private static async Task<IResult?> ChangedAsync(HttpContext http, Func<Task<Outcome<PolicyOverview>>> rules)
    {
        if (http.Request.Headers.IfMatch.Count == 0 || await rules() is not { IsOk: true, Value: { } now }) return null;
        return http.Request.ChangedSince(ReadTags.Of(PolicyOverviewResponse.From(now), http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions));
    }

    private static DataProductKey? Key(string domain, string name) => DataProductKey.TryParse($"{domain}/{name}", out var key) ? key : null;

    private static Refusal.NotFound Missing(string domain, string name) => new($"There is no data product {domain}/{name}.");
}

/// <summary>A turn. <c>limitPercent</c> is the limit then in force, and <c>limitSetBy</c> and <c>limitWhy</c> where it came from.</summary>
public sealed record ValidityEntryResponse(DateTimeOffset At, string State, string OwnState, IReadOnlyList<string> Reasons, decimal? LimitPercent, string? LimitSetBy, string? LimitWhy, string? LimitAgreedWith)
{
    internal static ValidityEntryResponse From(HistoryEntry entry) => new(
        entry.At, entry.State.Word(), entry.Own.Word(), [.. entry.Reasons.Select(r => entry.Masked ? ReasonSentence.Masked(r) : ReasonSentence.Full(r, CultureInfo.InvariantCulture, GateEndpoints.Instant))],
        entry.Rule?.Limit / 100m, entry.Rule?.From?.By, entry.Rule?.From?.Why, entry.Rule?.From?.AgreedWith);
}

/// <summary>The state to set by hand; absent ends the one in force.</summary>
public sealed record OverrideBody(ValidityState? State = null, string? Reason = null, DateTimeOffset? Until = null);

/// <summary>The rules. Absent values are inherited; <c>promiseMinutes</c> is how old the data may be.</summary>
public sealed record PolicyBody(
    decimal? LimitPercent = null, IReadOnlyList<string>? Critical = null, int? PromiseMinutes = null, IReadOnlyDictionary<ValidityState, Verdict>? Verdicts = null, string? Why = null, string? AgreedWith = null)
{
    internal SetPolicyCommand Command(DataProductKey? product, string? port, string? domain) => new(
        product, port, domain,
        new PolicyValues
        {
            // A limit that is no hundredth of a percent, or beyond everything, is refused with the range.
            Limit = LimitPercent is not { } percent ? null : percent is >= 0 and <= 100 && decimal.IsInteger(percent * 100) ? (int)(percent * 100) : -1,
            Critical = Critical, Promise = PromiseMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null, Verdicts = Verdicts,
        },
        Why, AgreedWith);
}
