using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Access;

internal sealed class TokenQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : ITokenQueries
{
    public async Task<Page<TokenLine>> ListAsync(PageRequest page, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var tokens = db.ApiTokens.AsNoTracking();
        if (!Authorisation.Decide(actor, MeshAction.ManageTokens).Allowed)
        {
            var teams = actor.Teams.Where(team => Authorisation.SeeToken(actor, team).Allowed).Select(team => (TeamId?)team).ToList();
            tokens = tokens.Where(t => teams.Contains(t.TeamId));
        }
        if (page.After is { } after) tokens = tokens.Where(t => string.Compare(t.Name, after) > 0);
        var rows = await tokens.OrderBy(t => t.Name).Take(page.Take + 1)
            .Select(t => new TokenLine(
                t.Id, t.Name, t.Role,
                db.Teams.Where(team => team.Id == t.TeamId).Select(team => team.Key).FirstOrDefault(),
                db.Domains.Where(domain => domain.Id == t.DomainId).Select(domain => domain.Key).FirstOrDefault(),
                t.CreatedBy, t.CreatedAt, t.ExpiresAt, t.RevokedAt, t.LastUsedAt))
            .ToListAsync(ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(page.Take);
        return new(rows, more ? rows[^1].Name : null);
    }

    public async Task<TokenActor?> HoldingAsync(byte[] hash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash, ct) is not { } token || !token.HoldsAt(clock.GetUtcNow())) return null;
        var stewards = token is { Role: TokenRole.Steward, DomainId: { } domain } ? await RightsQueries.WithSubdomainsAsync(db, [domain], ct) : [];
        var actor = new Actor
        {
            Name = $"token {token.Name}",
            SignedIn = true,
            Token = token.Role,
            Administrator = token.Role == TokenRole.Administrator,
            Teams = token is { Role: TokenRole.Owner, TeamId: { } team } ? new[] { team }.ToFrozenSet() : [],
            Stewards = stewards,
            Via = Core.Activity.ActivityVia.Api,
        };
        return new(token.Id, actor, token.ExpiresAt);
    }
}
