using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<Favourite?> FavouriteAsync(PersonId person, DataProductId product, CancellationToken ct) => await db.Favourites.FindAsync([person, product], ct);

    public async Task<IReadOnlyList<ProductViews>> ProductViewsAsync(IReadOnlyCollection<DataProductId> products, DateOnly day, CancellationToken ct)
    {
        var wanted = products.ToArray();
        return await db.ProductViews.Where(v => v.Day == day && wanted.Contains(v.ProductId)).ToListAsync(ct);
    }
}
