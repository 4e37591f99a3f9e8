using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Validity;

namespace Catalog.Data.Validity;

/// <summary>Observed lineage: a dataset of one product's output port reaches one of another's through what is no product's.</summary>
internal sealed class ObservedEdgeQueries(ILineageMoments moments) : IProductEdgeQueries
{
    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct)
    {
        var moment = await moments.CurrentAsync(ct);
        var products = moment.Mesh.Products;
        return [.. moment.RolledUp(null).Products.Select(e => (products[e.From].Facts.Id, products[e.To].Facts.Id))];
    }
}
