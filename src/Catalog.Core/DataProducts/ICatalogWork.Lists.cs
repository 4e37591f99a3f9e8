using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<Favourite?> FavouriteAsync(PersonId person, DataProductId product, CancellationToken ct);

    /// <summary>The counts of that day that are already stored.</summary>
    Task<IReadOnlyList<ProductViews>> ProductViewsAsync(IReadOnlyCollection<DataProductId> products, DateOnly day, CancellationToken ct);
}
