using Catalog.Core.DataProducts;
using Catalog.Core.Domains;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>The product with its ports, tags and terms; old keys lead to it too. <c>null</c> when there is none.</summary>
    Task<DataProduct?> ProductAsync(DataProductKey key, CancellationToken ct);

    Task<DataProduct?> ProductAsync(DataProductId id, CancellationToken ct);

    /// <summary>The product that came in under this ODPS id.</summary>
    Task<DataProduct?> ProductBySourceIdAsync(string sourceId, CancellationToken ct);

    /// <summary>Whether the key names a product now, or did once.</summary>
    Task<bool> ProductKeyTakenAsync(DataProductKey key, CancellationToken ct);

    /// <summary>The redirect that leads away from this old key, if any.</summary>
    Task<KeyRedirect?> ProductRedirectAsync(DataProductKey oldKey, CancellationToken ct);

    /// <summary>The documents a product came from, newest first.</summary>
    Task<IReadOnlyList<ProductSource>> ProductSourcesAsync(DataProductId id, CancellationToken ct);
}
