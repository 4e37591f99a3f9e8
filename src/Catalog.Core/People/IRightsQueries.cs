namespace Catalog.Core.People;

/// <summary>Turns identities into actors with the rights they have now.</summary>
public interface IRightsQueries
{
    /// <summary>The person with assigned and mapped rights, and the grants that hold now; <c>null</c> when there is no such person.</summary>
    Task<Actor?> PersonAsync(PersonId person, IReadOnlyCollection<MappedRight> mapped, CancellationToken ct);
}
