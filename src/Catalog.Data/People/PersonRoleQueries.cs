using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.People;

internal sealed class PersonRoleQueries(IDbContextFactory<CatalogDbContext> contexts) : IPersonRoleQueries
{
    public async Task<Page<PersonRoles>> ListAsync(PageRequest page, string? text, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.ManagePeople).Allowed) return new([], null);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = db.People.AsNoTracking();
#pragma warning disable CA1304, CA1311, CA1862 // This runs in the database, which knows lower() but no StringComparison.
        if (text?.Trim().ToLowerInvariant() is { Length: > 0 } part) people = people.Where(p => p.Name.ToLower().Contains(part) || (p.Email != null && p.Email.ToLower().Contains(part)));
#pragma warning restore CA1304, CA1311, CA1862
        if (page.After?.Split('\n') is [var name, var issuer, var subject])
            people = people.Where(p => string.Compare(p.Name, name) > 0 || (p.Name == name && (string.Compare(p.Issuer, issuer) > 0 || (p.Issuer == issuer && string.Compare(p.Subject, subject) > 0))));
        var rows = await people.OrderBy(p => p.Name).ThenBy(p => p.Issuer).ThenBy(p => p.Subject).Take(page.Take + 1).ToListAsync(ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(page.Take);
        var last = more ? rows[^1] : null;
        return new(await WithRolesAsync(db, rows, ct), last is null ? null : $"{last.Name}\n{last.Issuer}\n{last.Subject}");
    }

    public async Task<PersonRoles?> FindAsync(PersonId id, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.ManagePeople).Allowed) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return (await WithRolesAsync(db, await db.People.AsNoTracking().Where(p => p.Id == id).ToListAsync(ct), ct)).SingleOrDefault();
    }

    public async Task<(IReadOnlyList<RoleScope> Teams, IReadOnlyList<RoleScope> Domains)> ScopesAsync(Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var all = Authorisation.Decide(actor, MeshAction.ManageTokens).Allowed;
        var own = actor.Teams.ToList();
        var teams = await db.Teams.Where(t => all || own.Contains(t.Id)).OrderBy(t => t.Name).Select(t => new RoleScope(t.Key, t.Name)).ToListAsync(ct);
        var domains = all ? await db.Domains.OrderBy(d => d.Name).Select(d => new RoleScope(d.Key, d.Name)).ToListAsync(ct) : [];
        return (teams, domains);
    }

    private static async Task<IReadOnlyList<PersonRoles>> WithRolesAsync(CatalogDbContext db, List<Person> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToList();
        var roles = await (
            from a in db.RoleAssignments
            where ids.Contains(a.PersonId)
            from team in db.Teams.Where(t => t.Id == a.TeamId).DefaultIfEmpty()
            from domain in db.Domains.Where(d => d.Id == a.DomainId).DefaultIfEmpty()
            orderby a.GivenAt
            select new { a.PersonId, a.Id, a.Role, TeamKey = team == null ? null : team.Key, TeamName = team == null ? null : team.Name, DomainKey = domain == null ? null : domain.Key, DomainName = domain == null ? null : domain.Name, a.GivenBy, a.GivenAt }).ToListAsync(ct);
        var byPerson = roles.ToLookup(r => r.PersonId, r => new RoleLine(r.Id, r.Role, r.TeamKey ?? r.DomainKey, r.TeamName ?? r.DomainName, r.GivenBy, r.GivenAt));
        return [.. people.Select(p => new PersonRoles(p.Id, p.Name, p.Title, p.Email, p.Issuer, p.LastSeenAt, [.. byPerson[p.Id]]))];
    }
}
