using System.Collections.Frozen;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.People;

internal sealed class RightsQueries(IDbContextFactory<CatalogDbContext> contexts, TimeProvider clock) : IRightsQueries
{
    public async Task<Actor?> PersonAsync(PersonId person, IReadOnlyCollection<MappedRight> mapped, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var name = await db.People.Where(p => p.Id == person).Select(p => p.Name).SingleOrDefaultAsync(ct);
        if (name is null) return null;
        var assigned = await db.RoleAssignments.AsNoTracking().Where(a => a.PersonId == person).Select(a => new { a.Role, a.TeamId, a.DomainId }).ToListAsync(ct);
        var teams = assigned.Where(a => a.Role == Role.Owner).Select(a => a.TeamId).OfType<TeamId>().ToHashSet();
        var stewards = assigned.Where(a => a.Role == Role.Steward).Select(a => a.DomainId).OfType<DomainId>().ToHashSet();
        teams.UnionWith(await MappedTeamsAsync(db, mapped, ct));
        stewards.UnionWith(await MappedDomainsAsync(db, mapped, ct));
        var now = clock.GetUtcNow();
        var granted = await db.Grants.Where(g => g.PersonId == person && g.RevokedAt == null && g.EndedAt == null && g.EndsAt > now).Select(g => g.ProductId).Distinct().ToListAsync(ct);
        return new Actor
        {
            PersonId = person,
            Name = name,
            SignedIn = true,
            Administrator = assigned.Exists(a => a.Role == Role.Administrator) || mapped.Any(m => m.Role == Role.Administrator),
            Teams = teams.ToFrozenSet(),
            Stewards = await WithSubdomainsAsync(db, stewards, ct),
            Granted = granted.ToFrozenSet(),
        };
    }

    internal static async Task<FrozenSet<DomainId>> WithSubdomainsAsync(CatalogDbContext db, HashSet<DomainId> domains, CancellationToken ct)
    {
        if (domains.Count == 0) return [];
        var parents = await db.Domains.AsNoTracking().Where(d => d.ParentId != null).Select(d => new { d.Id, Parent = d.ParentId!.Value }).ToListAsync(ct);
        var children = parents.ToLookup(d => d.Parent, d => d.Id);
        var open = new Stack<DomainId>(domains);
        while (open.TryPop(out var domain))
            foreach (var child in children[domain])
                if (domains.Add(child)) open.Push(child);
        return domains.ToFrozenSet();
    }

    private static async Task<IReadOnlyList<TeamId>> MappedTeamsAsync(CatalogDbContext db, IReadOnlyCollection<MappedRight> mapped, CancellationToken ct)
    {
        var keys = mapped.Where(m => m is { Role: Role.Owner, Key: not null }).Select(m => KeyHash.Folded(m.Key!)).ToList();
        return keys.Count == 0 ? [] : await db.Teams.Where(t => keys.Contains(t.KeyHash)).Select(t => t.Id).ToListAsync(ct);
    }

    private static async Task<IReadOnlyList<DomainId>> MappedDomainsAsync(CatalogDbContext db, IReadOnlyCollection<MappedRight> mapped, CancellationToken ct)
    {
        var keys = mapped.Where(m => m is { Role: Role.Steward, Key: not null }).Select(m => KeyHash.Folded(m.Key!)).ToList();
        return keys.Count == 0 ? [] : await db.Domains.Where(d => keys.Contains(d.KeyHash)).Select(d => d.Id).ToListAsync(ct);
    }
}
