using Catalog.Core.Domains;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

public readonly record struct RoleAssignmentId(Guid Value) : ICatalogId<RoleAssignmentId>
{
    public static RoleAssignmentId From(Guid value) => new(value);
}

/// <summary>Roles a person can be assigned. Everybody signed in is an analyst; owners are the members of teams.</summary>
public enum Role { Analyst, Owner, Steward, Administrator }

/// <summary>A right given in the portal, or brought along at the last sign-in: member of a team (owner), steward of a domain and its sub-domains, or administrator.</summary>
public sealed class RoleAssignment
{
    /// <summary>Who gives what claims of the identity provider are mapped to; such a right ends there.</summary>
    public const string Provider = "the identity provider";

    private RoleAssignment() { }

    private RoleAssignment(RoleAssignmentId id, PersonId personId, Role role, TeamId? teamId, DomainId? domainId, string givenBy, DateTimeOffset now)
        => (Id, PersonId, Role, TeamId, DomainId, GivenBy, GivenAt) = (id, personId, role, teamId, domainId, givenBy, now);

    public RoleAssignmentId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    public Role Role { get; private set; }
    public TeamId? TeamId { get; private set; }
    public DomainId? DomainId { get; private set; }
    public string GivenBy { get; private set; } = "";
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>Whether it gives the same right.</summary>
    public bool IsSame(RoleAssignment other) => (PersonId, Role, TeamId, DomainId) == (other.PersonId, other.Role, other.TeamId, other.DomainId);

    public static RoleAssignment Member(RoleAssignmentId id, PersonId person, TeamId team, string givenBy, DateTimeOffset now) => new(id, person, Role.Owner, team, null, givenBy, now);

    public static RoleAssignment Steward(RoleAssignmentId id, PersonId person, DomainId domain, string givenBy, DateTimeOffset now) => new(id, person, Role.Steward, null, domain, givenBy, now);

    public static RoleAssignment Administrator(RoleAssignmentId id, PersonId person, string givenBy, DateTimeOffset now) => new(id, person, Role.Administrator, null, null, givenBy, now);
}
