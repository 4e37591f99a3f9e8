using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.People;

internal sealed class ColleagueQueries(IDbContextFactory<CatalogDbContext> contexts) : IColleagueQueries
{
    public async Task<Page<ColleagueRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return new Page<ColleagueRow>([], null);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var people = db.People.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var part = text.Trim().ToLowerInvariant();
            people = people.Where(p => p.Name.ToLower().Contains(part) || (p.Title != null && p.Title.ToLower().Contains(part)));
        }
        if (ListMark.Read(page.After) is { Key: var name, Value: var value } && Guid.TryParse(value, out var last))
        {
            // Several people may share a name; their ids are compared as the database orders them.
            var id = PersonId.From(last);
            var same = await db.People.AsNoTracking().Where(p => p.Name == name).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
            var shown = same.Take(same.IndexOf(id) + 1).ToArray();
            people = people.Where(p => string.Compare(p.Name, name) > 0 || (p.Name == name && !shown.Contains(p.Id)));
        }
        var rows = await people.OrderBy(p => p.Name).ThenBy(p => p.Id).Take(page.Take + 1).ToListAsync(ct);
        var more = rows.Count > page.Take;
        if (more) rows.RemoveAt(page.Take);
        return new Page<ColleagueRow>(await RowsAsync(db, rows, ct), more ? new ListMark(rows[^1].Id.Value.ToString(), rows[^1].Name).ToString() : null);
    }

    public async Task<ColleagueReading?> FindAsync(PersonId id, Actor actor, CancellationToken ct)
    {
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct);
        if (person is null) return null;
        var rows = await RowsAsync(db, [person], ct);
        return new ColleagueReading(rows[0], actor.Token is null ? person.Email : null);
    }

    private static async Task<IReadOnlyList<ColleagueRow>> RowsAsync(CatalogDbContext db, List<Person> people, CancellationToken ct)
    {
        var ids = people.Select(p => p.Id).ToArray();
        var roles = (await (
            from assignment in db.RoleAssignments.AsNoTracking()
            where ids.Contains(assignment.PersonId)
            join team in db.Teams on assignment.TeamId equals (TeamId?)team.Id into teams
            from team in teams.DefaultIfEmpty()
            join domain in db.Domains on assignment.DomainId equals (DomainId?)domain.Id into domains
            from domain in domains.DefaultIfEmpty()
            select new
            {
                assignment.PersonId,
                assignment.Role,
                Team = team == null ? null : new Named(team.Key, team.Name),
                Domain = domain == null ? null : new Named(domain.Key, domain.Name),
            }).ToListAsync(ct)).ToLookup(r => r.PersonId);
        return people.ConvertAll(p => new ColleagueRow(
            p.Id, p.Name, p.Title,
            [.. roles[p.Id].Select(r => r.Team).OfType<Named>().Distinct().OrderBy(t => t.Name, StringComparer.OrdinalIgnoreCase)],
            [.. roles[p.Id].Select(r => r.Domain).OfType<Named>().Distinct().OrderBy(d => d.Name, StringComparer.OrdinalIgnoreCase)],
            roles[p.Id].Any(r => r.Role == Role.Administrator)));
    }
}
