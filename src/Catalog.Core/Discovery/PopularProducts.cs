using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Somewhere to begin for whoever knows no name yet.</summary>
public static class PopularProducts
{
    private const int Most = 6;

    /// <summary>What many people opened in the last weeks, of what this person may see.</summary>
    public static async Task<IReadOnlyList<ProductRow>> PopularAsync(this IDataProductQueries products, Actor actor, CancellationToken ct)
    {
        var page = await products.ListAsync(new ProductFilter(), new ProductSort(ProductOrder.Views, Descending: true), new PageRequest(null, Most), actor, ct);
        return [.. page.Items.Where(p => p.Views > 0)];
    }
}
