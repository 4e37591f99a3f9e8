using Catalog.Core.People;

namespace Catalog.Core.Discovery;

/// <summary>The searches that somebody keeps.</summary>
public interface ISavedSearchQueries
{
    /// <summary>The actor's own, by name; at most <see cref="SavedSearch.MaxPerPerson"/>.</summary>
    Task<IReadOnlyList<SavedSearchRow>> MineAsync(Actor actor, CancellationToken ct);

    /// <summary>One of the actor's own; <c>null</c> when there is none such.</summary>
    Task<SavedSearchRow?> FindAsync(SavedSearchId id, Actor actor, CancellationToken ct);
}

/// <summary>A saved search.</summary>
public sealed record SavedSearchRow(SavedSearchId Id, string Name, string Text, SearchFilter Filter, DateTimeOffset SavedAt);
