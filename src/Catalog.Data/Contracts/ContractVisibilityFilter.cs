using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Data.DataProducts;

namespace Catalog.Data.Contracts;

/// <summary>A contract is as visible as the strictest of the products whose output ports carry it.</summary>
internal static class ContractVisibilityFilter
{
    /// <summary>Contracts of which this actor may know that they exist.</summary>
    public static IQueryable<DataContract> VisibleTo(this IQueryable<DataContract> contracts, CatalogDbContext db, Actor actor) =>
        contracts.OfProducts(db, db.DataProducts.VisibleTo(actor), actor);

    /// <summary>Contracts that this actor may read.</summary>
    public static IQueryable<DataContract> ReadableTo(this IQueryable<DataContract> contracts, CatalogDbContext db, Actor actor) =>
        contracts.OfProducts(db, db.DataProducts.DetailsTo(actor), actor);

    private static IQueryable<DataContract> OfProducts(this IQueryable<DataContract> contracts, CatalogDbContext db, IQueryable<DataProduct> allowed, Actor actor)
    {
        if (!actor.SignedIn || actor.Token == TokenRole.Intake) return contracts.Where(_ => false);
        if (actor.Administrator) return contracts;
        return contracts.Where(c => !db.Ports.Any(port =>
            port.ContractIdHash == c.ContractIdHash && port.Direction == PortDirection.Output && !allowed.Any(p => p.Id == port.ProductId)));
    }
}
