using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<ILookup<DataProductId, PersonId>> KeepersAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        var members = await (
            from product in db.DataProducts.AsNoTracking()
            where wanted.Contains(product.Id) && product.TeamId != null
            join role in db.RoleAssignments on product.TeamId equals role.TeamId
            select new { product.Id, role.PersonId }).Distinct().ToListAsync(ct);
        var kept = members.Select(m => m.Id).ToHashSet();
        var left = wanted.Where(p => !kept.Contains(p)).ToArray();
        var stewards = await (
            from product in db.DataProducts.AsNoTracking()
            where left.Contains(product.Id)
            join role in db.RoleAssignments.Where(r => r.Role == Role.Steward) on (Core.Domains.DomainId?)product.DomainId equals role.DomainId
            select new { product.Id, role.PersonId }).Distinct().ToListAsync(ct);
        return members.Concat(stewards).ToLookup(k => k.Id, k => k.PersonId);
    }
}
