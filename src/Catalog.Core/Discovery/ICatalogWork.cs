using Catalog.Core.Discovery;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<SavedSearch?> SavedSearchAsync(SavedSearchId id, CancellationToken ct);

    /// <summary>All that the person keeps.</summary>
    Task<IReadOnlyList<SavedSearch>> SavedSearchesAsync(PersonId person, CancellationToken ct);

    /// <summary>Searches last looked at before the instant, those that waited longest first.</summary>
    Task<IReadOnlyList<SavedSearch>> DueSearchesAsync(DateTimeOffset before, int limit, CancellationToken ct);

    /// <summary>What this mesh says of a set of synonyms.</summary>
    Task<SynonymSet?> SynonymsAsync(string key, CancellationToken ct);

    Task<Reindexing?> ReindexingAsync(ReindexingId id, CancellationToken ct);
}
