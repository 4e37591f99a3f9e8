using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Quality;
using Catalog.Core.Shared;

namespace Catalog.Server.Api.Quality;

/// <summary>A rule: results of this data source, asset and suite belong to the port. Without <c>port</c> the port is gone, and the rule counts no more.</summary>
public sealed record MatchRuleResponse(Guid Id, string Product, string? Port, string DataSource, string Asset, string Suite, string By, DateTimeOffset At)
{
    internal static MatchRuleResponse From(MatchRuleRow row) => new(row.Id.Value, row.ProductKey, row.Port, row.DataSource, row.Asset, row.Suite, row.By, row.At);
}

/// <summary>Which results the rule takes. In each, <c>*</c> and <c>?</c> stand for what varies; absent is without a name.</summary>
public sealed record MatchRuleBody(string? DataSource = null, string? Asset = null, string? Suite = null);

internal static class MatchRuleEndpoints
{
    public static RouteGroupBuilder MapMatchRules(this RouteGroupBuilder api)
    {
        var rules = api.MapGroup("/quality/rules").WithTags("Quality");
        rules.MapGet("", ListAsync).WithName("ListMatchRules").WithSummary("Which results belong where: the rules of the products that the caller looks after, or of ?product=").Produces<ListResponse<MatchRuleResponse>>().ProducesProblem(422);
        rules.MapPut("/{id:guid}", ChangeAsync).WithName("ChangeMatchRule").WithSummary("Changes which results belong to the rule's port").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        rules.MapDelete("/{id:guid}", RemoveAsync).WithName("RemoveMatchRule").WithSummary("Removes a rule; what it took stays where it is").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        return api;
    }

    private static async Task<IResult> ListAsync(string? product, [AsParameters] PageQuery page, IMatchRuleQueries rules, IActorSource actors, CancellationToken ct)
    {
        DataProductKey? key = null;
        if (!string.IsNullOrEmpty(product))
        {
            if (!DataProductKey.TryParse(product, out var parsed)) return new Refusal.Invalid("product", "A product's key, as in sales/orders.").ToProblem();
            key = parsed;
        }
        return Results.Ok((await rules.ListAsync(await actors.CurrentAsync(ct), key, page.Request, ct)).ToResponse(MatchRuleResponse.From));
    }

    private static async Task<IResult> ChangeAsync(Guid id, MatchRuleBody body, ChangeMatchRule change, IActorSource actors, CancellationToken ct) =>
        (await change.ExecuteAsync(new ChangeRuleCommand(MatchRuleId.From(id), body.DataSource, body.Asset, body.Suite), await actors.ViaApiAsync(ct), ct)).ToNoContent();

    private static async Task<IResult> RemoveAsync(Guid id, RemoveMatchRule remove, IActorSource actors, CancellationToken ct) =>
        (await remove.ExecuteAsync(new RemoveRuleCommand(MatchRuleId.From(id)), await actors.ViaApiAsync(ct), ct)).ToNoContent();
}
