using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<Person?> PersonAsync(string issuer, string subject, CancellationToken ct)
    {
        var hash = KeyHash.Exact(issuer, subject);
        return db.People.SingleOrDefaultAsync(p => p.IdentityHash == hash, ct);
    }

    public async Task<Person?> PersonAsync(PersonId id, CancellationToken ct) => await db.People.FindAsync([id], ct);

    public async Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(PersonId person, CancellationToken ct) =>
        await db.RoleAssignments.Where(a => a.PersonId == person).ToListAsync(ct);

    public async Task<RoleAssignment?> AssignmentAsync(RoleAssignmentId id, CancellationToken ct) => await db.RoleAssignments.FindAsync([id], ct);

    public async Task<IReadOnlyList<PersonId>> MembersAsync(TeamId team, CancellationToken ct) =>
        await db.RoleAssignments.Where(a => a.TeamId == team).Select(a => a.PersonId).Distinct().ToListAsync(ct);

    public async Task<IReadOnlyList<PersonId>> StewardsAsync(DomainId domain, CancellationToken ct)
    {
        var parents = await db.Domains.Select(d => new { d.Id, d.ParentId }).ToDictionaryAsync(d => d.Id, d => d.ParentId, ct);
        var chain = new List<DomainId?>();
        for (DomainId? at = domain; at is { } id && !chain.Contains(id); at = parents.GetValueOrDefault(id)) chain.Add(id);
        return await db.RoleAssignments.Where(a => a.Role == Role.Steward && chain.Contains(a.DomainId)).Select(a => a.PersonId).Distinct().ToListAsync(ct);
    }

    public async Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(IReadOnlyCollection<TeamId> teams, IReadOnlyCollection<DomainId> domains, CancellationToken ct)
    {
        var (ours, theirs) = (teams.Select(t => (TeamId?)t).ToArray(), domains.Select(d => (DomainId?)d).ToArray());
        return await db.RoleAssignments.AsNoTracking().Where(a => a.Role == Role.Administrator || ours.Contains(a.TeamId) || (a.Role == Role.Steward && theirs.Contains(a.DomainId))).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<PersonId>> AdministratorsAsync(CancellationToken ct) =>
        await db.RoleAssignments.Where(a => a.Role == Role.Administrator).Select(a => a.PersonId).Distinct().ToListAsync(ct);
}
