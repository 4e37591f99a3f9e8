using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Server.Api.Csv;

namespace Catalog.Server.Api.Tokens;

/// <summary>A token to be made. Owner tokens name a team, steward tokens a domain.</summary>
/// <param name="ExpiresAt">The end; absent for a token without one.</param>
public sealed record CreateTokenRequest(string Name, TokenRole Role, string? Team = null, string? Domain = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A token that was just made.</summary>
/// <param name="Secret">Shown this once; only its hash is stored.</param>
public sealed record CreateTokenResponse(Guid Id, string Name, string Secret);

/// <summary>A token of the list.</summary>
public sealed record TokenResponse(
    Guid Id, string Name, TokenRole Role, string? Team, string? Domain, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

internal static class TokenEndpoints
{
    private static readonly CsvColumn<TokenLine>[] Columns =
    [
        new("name", t => t.Name), new("role", t => t.Role.ToString().ToLowerInvariant()), new("team", t => t.Team), new("domain", t => t.Domain), new("made by", t => t.CreatedBy), new("made", t => CsvRows.Text(t.CreatedAt)),
        new("ends", t => CsvRows.Text(t.ExpiresAt)), new("revoked", t => CsvRows.Text(t.RevokedAt)), new("last used", t => CsvRows.Text(t.LastUsedAt)),
    ];

    public static RouteGroupBuilder MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Tokens");
        tokens.MapGet("", ListAsync).WithName("ListTokens").WithSummary("Tokens: all for administrators, those of their teams for members").WithDescription("as=csv answers all of them as CSV.").Produces<ListResponse<TokenResponse>>();
        tokens.MapPost("", CreateAsync).WithName("CreateToken").WithSummary("Makes a token and shows its secret once").Produces<CreateTokenResponse>(201).ProducesProblem(403).ProducesProblem(409).ProducesProblem(422);
        tokens.MapDelete("/{name}", RevokeAsync).WithName("RevokeToken").WithSummary("Ends a token at once").Produces(204).ProducesProblem(403).ProducesProblem(404);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, [AsParameters] PageQuery page, ITokenQueries tokens, IActorSource actors, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (CsvResult.Wanted(request)) return new CsvResult<TokenLine>("tokens.csv", Columns, CsvRows.AllAsync((part, stop) => tokens.ListAsync(part, actor, stop), ct));
        return Results.Ok((await tokens.ListAsync(page.Request, actor, ct)).ToResponse(
            t => new TokenResponse(t.Id.Value, t.Name, t.Role, t.Team, t.Domain, t.CreatedBy, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt)));
    }

    private static async Task<IResult> CreateAsync(CreateTokenRequest request, CreateToken create, IActorSource actors, CancellationToken ct) =>
        (await create.ExecuteAsync(new(request.Name, request.Role, request.Team, request.Domain, request.ExpiresAt), await actors.CurrentAsync(ct), ct))
            .ToCreated(t => $"/api/v1/tokens/{Uri.EscapeDataString(t.Name)}", t => new CreateTokenResponse(t.Id.Value, t.Name, t.Secret));

    private static async Task<IResult> RevokeAsync(string name, RevokeToken revoke, IActorSource actors, CancellationToken ct) =>
        (await revoke.ExecuteAsync(new(name), await actors.CurrentAsync(ct), ct)).ToNoContent();
}
