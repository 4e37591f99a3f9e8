using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Data.Validity;

/// <summary>Observed lineage: a dataset of one product's output port reaches one of another's through what is no product's.</summary>
internal sealed class ObservedEdgeQueries(ILineageMoments moments) : IProductEdgeQueries
{
    public bool ChangesWith(CatalogEvent happened) => happened is LineageLearned or LineageEdgesReviewed or ProductChanged or ImportFinished;

    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct)
    {
        var moment = await moments.CurrentAsync(ct);
        var products = moment.Mesh.Products;
        return [.. moment.RolledUp(null).Products.Select(e => (products[e.From].Facts.Id, products[e.To].Facts.Id))];
    }
}
