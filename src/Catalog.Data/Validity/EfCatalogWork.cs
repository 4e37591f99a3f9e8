using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<IReadOnlyList<ProductValidity>> ValiditiesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        await db.ProductValidities.Where(v => wanted.Contains(v.ProductId)).LoadAsync(ct);
        // Also what the same piece of work judged before, which is not stored yet.
        return [.. db.ProductValidities.Local.Where(v => wanted.Contains(v.ProductId))];
    }

    public async Task<IReadOnlyList<ValidityPolicy>> PoliciesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct)
    {
        var wanted = subjects.ToArray();
        return await db.ValidityPolicies.Where(p => p.EndedAt == null && (p.Scope == PolicyScope.Mesh || p.Scope == PolicyScope.Domain || wanted.Contains(p.SubjectId))).OrderBy(p => p.SetAt).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<ValidityOverride>> OverridesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        return await db.ValidityOverrides.Where(o => o.EndedAt == null && wanted.Contains(o.ProductId)).OrderBy(o => o.SetAt).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DataProductId>> DueProductsAsync(DateTimeOffset by, int limit, CancellationToken ct) =>
        await db.ProductValidities.Where(v => v.NextTurn != null && v.NextTurn <= by).OrderBy(v => v.NextTurn).Take(limit).Select(v => v.ProductId).ToListAsync(ct);

    public async Task<IReadOnlyList<GateCount>> GateCountsAsync(IReadOnlyCollection<DateTimeOffset> minutes, CancellationToken ct)
    {
        var wanted = minutes.ToArray();
        return await db.GateCounts.Where(c => wanted.Contains(c.Minute)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DataProductId>> JudgedProductsAsync(IReadOnlyCollection<DomainId>? domains, CancellationToken ct)
    {
        var judged = db.ProductValidities.Select(v => v.ProductId);
        if (domains is null) return await judged.ToListAsync(ct);
        var wanted = domains.ToArray();
        return await db.DataProducts.Where(p => wanted.Contains(p.DomainId) && judged.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
    }
}
