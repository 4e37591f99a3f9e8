using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Server.Api.Csv;
using Microsoft.AspNetCore.Mvc;

namespace Catalog.Server.Api.Access;

internal static class AccessEndpoints
{
    private static readonly CsvColumn<AccessRequestRow>[] RequestColumns =
    [
        new("product", r => r.ProductKey), new("port", r => r.PortName), new("person", r => r.Person), new("purpose", r => r.Purpose), new("until", r => CsvRows.Text(r.Until)), new("asked", r => CsvRows.Text(r.AskedAt)),
        new("state", r => r.State.ToString().ToLowerInvariant()), new("decided by", r => r.DecidedByName), new("decided", r => CsvRows.Text(r.DecidedAt)), new("reason", r => r.Reason), new("provisioned", r => CsvRows.Text(r.ProvisionedAt)),
    ];

    private static readonly CsvColumn<GrantRow>[] GrantColumns =
    [
        new("product", g => g.ProductKey), new("port", g => g.PortName), new("person", g => g.Person), new("purpose", g => g.Purpose), new("from", g => CsvRows.Text(g.StartsAt)), new("until", g => CsvRows.Text(g.EndsAt)),
        new("granted by", g => g.GrantedBy), new("provisioned", g => CsvRows.Text(g.ProvisionedAt)), new("revoked", g => CsvRows.Text(g.RevokedAt)), new("state", g => g.State.ToString().ToLowerInvariant()),
    ];

    public static RouteGroupBuilder MapAccess(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/access-requests").WithTags("Access");
        requests.MapGet("", ListAsync).WithName("ListAccessRequests").WithSummary("One's own requests, or those on one's products").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<AccessRequestResponse>>().ProducesProblem(404);
        requests.MapPost("", AskAsync).WithName("AskForAccess").WithSummary("Ask to read a port").Produces<AccessRequestResponse>(201).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        requests.MapGet("/{id:guid}", GetAsync).WithName("GetAccessRequest").WithSummary("A request").Produces<AccessRequestResponse>().ProducesProblem(404);
        requests.MapPost("/{id:guid}/approve", ApproveAsync).WithName("ApproveAccessRequest").WithSummary("Approve a request, never one's own").Produces<AccessRequestResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        requests.MapPost("/{id:guid}/deny", DenyAsync).WithName("DenyAccessRequest").WithSummary("Deny a request, with a reason").Produces<AccessRequestResponse>().ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        requests.MapPost("/{id:guid}/withdraw", WithdrawAsync).WithName("WithdrawAccessRequest").WithSummary("Take one's own request back").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);

        var grants = api.MapGroup("/grants").WithTags("Access");
        grants.MapGet("", GrantsAsync).WithName("ListGrants").WithSummary("One's own grants, or those on one's products").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<GrantResponse>>().ProducesProblem(404);
        grants.MapGet("/{id:guid}", GrantAsync).WithName("GetGrant").WithSummary("A grant").Produces<GrantResponse>().ProducesProblem(404);
        grants.MapPost("/{id:guid}/revoke", RevokeAsync).WithName("RevokeGrant").WithSummary("End a grant now, with a reason").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        grants.MapPost("/{id:guid}/provisioning", ProvisionAsync).WithName("ProvisionGrant").WithSummary("Mark a grant as made real").Produces(204).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest http, AccessScope? scope, AccessRequestState? state, string? product, [AsParameters] PageQuery page, IAccessQueries access, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (await ProductIdAsync(product, access, actor, ct) is not { } found) return Missing(product).ToProblem();
        var filter = new AccessRequestFilter(scope ?? AccessScope.Mine, state, found.Id);
        if (CsvResult.Wanted(http)) return new CsvResult<AccessRequestRow>("access-requests.csv", RequestColumns, CsvRows.AllAsync((part, stop) => access.RequestsAsync(actor, filter, part, stop), ct));
        return Results.Ok((await access.RequestsAsync(actor, filter, page.Request, ct)).ToResponse(AccessRequestResponse.From));
    }

    private static async Task<IResult> AskAsync(AskBody body, AskForAccess ask, IAccessQueries access, IActorSource actors, CancellationToken ct)
    {
        var errors = new Dictionary<string, string[]>();
        if (!DataProductKey.TryParse(body.Product, out var key)) errors["product"] = ["A product's key, as in sales/orders."];
        if (string.IsNullOrWhiteSpace(body.Port)) errors["port"] = ["The name of an output port."];
        if (string.IsNullOrWhiteSpace(body.Purpose)) errors["purpose"] = ["Say what you need the data for."];
        if (body.Until is null) errors["until"] = ["The last day of access, as in 2030-12-31."];
        if (errors.Count > 0) return new Refusal.Invalid("Some answers are missing or cannot be taken.", errors).ToProblem();
        var actor = await actors.CurrentAsync(ct);
        var asked = await ask.ExecuteAsync(new AskForAccessCommand(key, body.Port!, body.PortVersion, body.Purpose!, body.Until!.Value), actor, ct);
        if (!asked.IsOk) return asked.Refusal.ToProblem();
        var row = await access.RequestAsync(actor, asked.Value, ct);
        return Results.Created($"/api/v1/access-requests/{asked.Value.Value}", row is null ? null : AccessRequestResponse.From(row));
    }

    private static async Task<IResult> GetAsync(Guid id, IAccessQueries access, IActorSource actors, HttpResponse response, CancellationToken ct)
    {
        if (await access.RequestAsync(await actors.CurrentAsync(ct), AccessRequestId.From(id), ct) is not { } row) return new Refusal.NotFound("There is no such request.").ToProblem();
        response.SetVersion(row.Version);
        return Results.Ok(AccessRequestResponse.From(row));
    }

    private static Task<IResult> ApproveAsync(Guid id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] DecisionBody? body, HttpRequest request, DecideAccess decide, IAccessQueries access, IActorSource actors, CancellationToken ct) =>
        DecideAsync(new DecideAccessCommand(AccessRequestId.From(id), true, body?.Reason, body?.Until, request.ExpectedVersion()), decide, access, actors, ct);

    private static Task<IResult> DenyAsync(Guid id, [FromBody(EmptyBodyBehavior = Microsoft.AspNetCore.Mvc.ModelBinding.EmptyBodyBehavior.Allow)] DecisionBody? body, HttpRequest request, DecideAccess decide, IAccessQueries access, IActorSource actors, CancellationToken ct) =>
        DecideAsync(new DecideAccessCommand(AccessRequestId.From(id), false, body?.Reason, null, request.ExpectedVersion()), decide, access, actors, ct);

    private static async Task<IResult> DecideAsync(DecideAccessCommand command, DecideAccess decide, IAccessQueries access, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var decided = await decide.ExecuteAsync(command, actor, ct);
        if (!decided.IsOk) return decided.Refusal.ToProblem(command.ExpectedVersion is not null);
        return await access.RequestAsync(actor, command.Request, ct) is { } row ? Results.Ok(AccessRequestResponse.From(row)) : Results.NoContent();
    }

    private static async Task<IResult> WithdrawAsync(Guid id, HttpRequest request, WithdrawAccessRequest withdraw, IActorSource actors, CancellationToken ct) =>
        (await withdraw.ExecuteAsync(new WithdrawAccessRequestCommand(AccessRequestId.From(id), request.ExpectedVersion()), await actors.CurrentAsync(ct), ct)).ToNoContent(request.ExpectedVersion() is not null);

    private static async Task<IResult> GrantsAsync(HttpRequest http, AccessScope? scope, GrantState? state, string? product, [AsParameters] PageQuery page, IAccessQueries access, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (await ProductIdAsync(product, access, actor, ct) is not { } found) return Missing(product).ToProblem();
        var filter = new GrantFilter(scope ?? AccessScope.Mine, state, found.Id);
        if (CsvResult.Wanted(http)) return new CsvResult<GrantRow>("grants.csv", GrantColumns, CsvRows.AllAsync((part, stop) => access.GrantsAsync(actor, filter, part, stop), ct));
        return Results.Ok((await access.GrantsAsync(actor, filter, page.Request, ct)).ToResponse(GrantResponse.From));
    }

    private static async Task<IResult> GrantAsync(Guid id, IAccessQueries access, IActorSource actors, HttpResponse response, CancellationToken ct)
    {
        if (await access.GrantAsync(await actors.CurrentAsync(ct), GrantId.From(id), ct) is not { } row) return new Refusal.NotFound("There is no such grant.").ToProblem();
        response.SetVersion(row.Version);
        return Results.Ok(GrantResponse.From(row));
    }

    private static async Task<IResult> RevokeAsync(Guid id, RevokeBody body, HttpRequest request, RevokeGrant revoke, IActorSource actors, CancellationToken ct) =>
        (await revoke.ExecuteAsync(new RevokeGrantCommand(GrantId.From(id), body.Reason ?? "", request.ExpectedVersion()), await actors.CurrentAsync(ct), ct)).ToNoContent(request.ExpectedVersion() is not null);

    private static async Task<IResult> ProvisionAsync(Guid id, HttpRequest request, ProvisionGrant provision, IActorSource actors, CancellationToken ct) =>
        (await provision.ExecuteAsync(new ProvisionGrantCommand(GrantId.From(id), request.ExpectedVersion()), await actors.CurrentAsync(ct), ct)).ToNoContent(request.ExpectedVersion() is not null);

    private static async Task<ProductFilter?> ProductIdAsync(string? product, IAccessQueries access, Actor actor, CancellationToken ct)
    {
        if (product is null) return new ProductFilter(null);
        return DataProductKey.TryParse(product, out var key) && await access.OfferAsync(actor, key, ct) is { } offer ? new ProductFilter(offer.ProductId) : null;
    }

    private static Refusal.NotFound Missing(string? product) => new($"There is no product {product}.");

    private sealed record ProductFilter(DataProductId? Id);
}
