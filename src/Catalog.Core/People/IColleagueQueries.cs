using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>Who is who, for everybody signed in.</summary>
public interface IColleagueQueries
{
    /// <summary>A page of people by name; the text is part of name or title.</summary>
    Task<Page<ColleagueRow>> ListAsync(string? text, PageRequest page, Actor actor, CancellationToken ct);

    Task<ColleagueReading?> FindAsync(PersonId id, Actor actor, CancellationToken ct);
}

/// <summary>A person in a list, with the teams they belong to and the domains they look after.</summary>
public sealed record ColleagueRow(PersonId Id, string Name, string? Title, IReadOnlyList<Named> Teams, IReadOnlyList<Named> Domains, bool Administrator);

/// <summary>A person. The address is told to people only, not to tokens.</summary>
public sealed record ColleagueReading(ColleagueRow Row, string? Email);
