using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>Reading teams. Counts of products hold only what the actor may see.</summary>
public interface ITeamQueries
{
    /// <summary>A page of teams by key; the text is part of key or name.</summary>
    Task<Page<TeamRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>One team; old keys lead to it. <c>null</c> when there is none.</summary>
    Task<TeamReading?> FindAsync(string key, Actor actor, CancellationToken ct);
}

/// <summary>A team in a list.</summary>
public sealed record TeamRow(TeamId Id, string Key, string Name, string? Description, Named? Domain, int Members, int Products, long Version);

/// <summary>A member, with the assignment that makes them one.</summary>
public sealed record TeamMember(PersonId Id, string Name, string? Title, RoleAssignmentId Assignment);

/// <summary>A team with its members.</summary>
public sealed record TeamReading(TeamRow Row, string? Email, IReadOnlyList<TeamMember> Members, bool MayManage, bool MayManageMembers);
