using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>A role somebody holds by assignment. <paramref name="Of"/> names the team or domain, <paramref name="OfKey"/> is its key.</summary>
public sealed record RoleLine(RoleAssignmentId Id, Role Role, string? OfKey, string? Of, string GivenBy, DateTimeOffset GivenAt);

/// <summary>A person and what they are assigned.</summary>
public sealed record PersonRoles(PersonId Id, string Name, string? Title, string? Email, string Issuer, DateTimeOffset? LastSeenAt, IReadOnlyList<RoleLine> Roles);

/// <summary>A team or domain to choose from.</summary>
public sealed record RoleScope(string Key, string Name);

/// <summary>Who has which role: for administrators.</summary>
public interface IPersonRoleQueries
{
    /// <summary>People by name, those whose name or address holds the text; nothing for anybody but administrators.</summary>
    Task<Page<PersonRoles>> ListAsync(PageRequest page, string? text, Actor actor, CancellationToken ct);

    /// <summary>One person; <c>null</c> when missing or not for this actor.</summary>
    Task<PersonRoles?> FindAsync(PersonId id, Actor actor, CancellationToken ct);

    /// <summary>Teams and domains that roles and tokens can be about, as far as this actor may choose them.</summary>
    Task<(IReadOnlyList<RoleScope> Teams, IReadOnlyList<RoleScope> Domains)> ScopesAsync(Actor actor, CancellationToken ct);
}
