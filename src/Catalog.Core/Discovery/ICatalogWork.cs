using Catalog.Core.Discovery;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>What this mesh says of a set of synonyms.</summary>
    Task<SynonymSet?> SynonymsAsync(string key, CancellationToken ct);

    Task<Reindexing?> ReindexingAsync(ReindexingId id, CancellationToken ct);
}
