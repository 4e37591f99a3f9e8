using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>What a capability contributes to the index, always as the database has it now.</summary>
public interface ISearchDocumentSource
{
    SearchType Type { get; }

    /// <summary>How many units there are.</summary>
    Task<int> CountAsync(CancellationToken ct);

    /// <summary>Ids of all units, in portions that are read one after the other.</summary>
    IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct);

    /// <summary>The documents of these units; a unit without any is gone.</summary>
    Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct);

    /// <summary>Units whose documents these events may have changed.</summary>
    Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct);
}
