using Catalog.Core.Domains;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<Person?> PersonAsync(string issuer, string subject, CancellationToken ct);

    Task<Person?> PersonAsync(PersonId id, CancellationToken ct);

    Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(PersonId person, CancellationToken ct);

    Task<RoleAssignment?> AssignmentAsync(RoleAssignmentId id, CancellationToken ct);

    /// <summary>People who are members of the team.</summary>
    Task<IReadOnlyList<PersonId>> MembersAsync(TeamId team, CancellationToken ct);

    /// <summary>People who look after the domain, also through its parents.</summary>
    Task<IReadOnlyList<PersonId>> StewardsAsync(DomainId domain, CancellationToken ct);

    /// <summary>Memberships of these teams, stewardships of exactly these domains, and all administrators.</summary>
    Task<IReadOnlyList<RoleAssignment>> AssignmentsAsync(IReadOnlyCollection<TeamId> teams, IReadOnlyCollection<DomainId> domains, CancellationToken ct);

    Task<IReadOnlyList<PersonId>> AdministratorsAsync(CancellationToken ct);
}
