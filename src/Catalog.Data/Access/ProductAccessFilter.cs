using System.Linq.Expressions;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;

namespace Catalog.Data.Access;

/// <summary>
/// The authorisation decision about access as the database can ask it; property-tested equal to
/// <c>Authorisation.Decide</c> for reading who asked and for deciding.
/// </summary>
public static class ProductAccessFilter
{
    /// <summary>Products this actor looks after: <see cref="ProductAction.ReadAccess"/>.</summary>
    public static Expression<Func<DataProduct, bool>> CaredFor(Actor actor)
    {
        if (!actor.SignedIn || actor.Token == TokenRole.Intake) return _ => false;
        if (actor.Administrator) return _ => true;
        var (teams, domains) = (actor.Teams.ToArray(), actor.Stewards.ToArray());
        return p => (p.TeamId != null && teams.Contains(p.TeamId.Value)) || domains.Contains(p.DomainId);
    }

    /// <summary>Products about whose access this actor decides: <see cref="ProductAction.DecideAccess"/>.</summary>
    public static Expression<Func<DataProduct, bool>> DecidedBy(Actor actor)
    {
        if (!actor.SignedIn || actor.Token == TokenRole.Intake) return _ => false;
        if (actor.Administrator) return _ => true;
        var (teams, domains) = (actor.Teams.ToArray(), actor.Stewards.ToArray());
        return p => (p.TeamId != null && teams.Contains(p.TeamId.Value)) || (p.TeamId == null && domains.Contains(p.DomainId));
    }
}
