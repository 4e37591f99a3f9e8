using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Who looks after each product: its team's members, else the stewards of its own domain.</summary>
    Task<ILookup<DataProductId, PersonId>> KeepersAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);
}
