using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>The datasets of these names that exist.</summary>
    Task<IReadOnlyList<Dataset>> DatasetsAsync(IReadOnlyCollection<DatasetReference> names, CancellationToken ct);
}
