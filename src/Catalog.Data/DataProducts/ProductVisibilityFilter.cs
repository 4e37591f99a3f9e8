using System.Linq.Expressions;
using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Data.DataProducts;

/// <summary>
/// The authorisation decision as the database can ask it. What stands here is property-tested equal to
/// <c>Authorisation.Decide</c> for seeing a product and for reading its details.
/// </summary>
public static class ProductVisibilityFilter
{
    /// <summary>Products of which this actor may know that they exist.</summary>
    public static IQueryable<DataProduct> VisibleTo(this IQueryable<DataProduct> products, Actor actor)
    {
        if (ReadsNothing(actor)) return products.Where(Nothing);
        if (actor.Administrator) return products;
        var (teams, domains) = (actor.Teams.ToArray(), actor.Stewards.ToArray());
        return products.Where(p => p.Visibility != Visibility.Hidden
            || (p.TeamId != null && teams.Contains(p.TeamId.Value))
            || domains.Contains(p.DomainId));
    }

    /// <summary>Products whose documentation, schema and contract this actor may read.</summary>
    public static IQueryable<DataProduct> DetailsTo(this IQueryable<DataProduct> products, Actor actor)
    {
        if (ReadsNothing(actor)) return products.Where(Nothing);
        if (actor.Administrator) return products;
        var (teams, domains, granted) = (actor.Teams.ToArray(), actor.Stewards.ToArray(), actor.Granted.ToArray());
        return products.Where(p => p.Visibility == Visibility.Open
            || (p.Visibility == Visibility.Restricted && granted.Contains(p.Id))
            || (p.TeamId != null && teams.Contains(p.TeamId.Value))
            || domains.Contains(p.DomainId));
    }

    private static readonly Expression<Func<DataProduct, bool>> Nothing = _ => false;

    private static bool ReadsNothing(Actor actor) => !actor.SignedIn || actor.Token == TokenRole.Intake;
}
