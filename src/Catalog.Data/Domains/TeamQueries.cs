using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Domains;

internal sealed class TeamQueries(IDbContextFactory<CatalogDbContext> contexts) : ITeamQueries
{
    public async Task<Page<TeamRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return new Page<TeamRow>([], null);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var teams = db.Teams.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim().ToLowerInvariant();
            teams = teams.Where(t => t.Key.Contains(part) || t.Name.ToLower().Contains(part));
        }
        if (ListMark.Read(page.After) is { Key: var last }) teams = teams.Where(t => string.Compare(t.Key, last) > 0);
        var rows = await RowsAsync(db, teams.OrderBy(t => t.Key).Take(page.Take + 1), actor, ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(page.Take);
        return new Page<TeamRow>(rows, more ? new ListMark("", rows[^1].Key).ToString() : null);
    }

    public async Task<TeamReading?> FindAsync(string key, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        var hash = KeyHash.Folded(key);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var team = await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.KeyHash == hash, ct);
        if (team is null && await db.KeyRedirects.AsNoTracking().Where(r => r.Kind == RedirectKind.Team && r.OldKeyHash == hash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct) is { } moved)
        {
            var target = TeamId.From(moved);
            team = await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == target, ct);
        }
        if (team is null) return null;
        var id = team.Id;
        if (await RowsAsync(db, db.Teams.AsNoTracking().Where(t => t.Id == id), actor, ct) is not [var row]) return null;
        var members = await (
            from assignment in db.RoleAssignments.AsNoTracking()
            where assignment.TeamId == id
            join person in db.People on assignment.PersonId equals person.Id
            orderby person.Name
            select new TeamMember(person.Id, person.Name, person.Title, assignment.Id)).ToListAsync(ct);
        return new TeamReading(
            row, team.Email, members,
            Authorisation.Decide(actor, MeshAction.ManageTeam, team.DomainId, id).Allowed,
            Authorisation.Decide(actor, MeshAction.ManagePeople).Allowed);
    }

    private static async Task<List<TeamRow>> RowsAsync(CatalogDbContext db, IQueryable<Team> teams, Actor actor, CancellationToken ct)
    {
        var visible = db.DataProducts.VisibleTo(actor);
        return await (
            from team in teams
            join domain in db.Domains on team.DomainId equals (DomainId?)domain.Id into domains
            from domain in domains.DefaultIfEmpty()
            orderby team.Key
            select new TeamRow(
                team.Id, team.Key, team.Name, team.Description, domain == null ? null : new Named(domain.Key, domain.Name),
                db.RoleAssignments.Where(a => a.TeamId == team.Id).Select(a => a.PersonId).Distinct().Count(),
                visible.Count(p => p.TeamId == team.Id), team.Version)).ToListAsync(ct);
    }
}
