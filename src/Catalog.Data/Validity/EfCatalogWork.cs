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

    public async Task<IReadOnlyList<Incident>> OpenIncidentsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        if (products.Count == 0) return [];
        var wanted = products.ToArray();
        await db.Incidents.Where(i => i.ClosedAt == null && wanted.Contains(i.ProductId)).LoadAsync(ct);
        return [.. db.Incidents.Local.Where(i => i.ClosedAt is null && wanted.Contains(i.ProductId))];
    }

    public Task<Incident?> IncidentAsync(IncidentId id, CancellationToken ct) => db.Incidents.SingleOrDefaultAsync(i => i.Id == id, ct);

    public async Task<IReadOnlyList<IncidentReach>> IncidentReachesAsync(IReadOnlyCollection<IncidentId> incidents, CancellationToken ct)
    {
        if (incidents.Count == 0) return [];
        var wanted = incidents.ToArray();
        return await db.IncidentReaches.AsNoTracking().Where(r => wanted.Contains(r.IncidentId)).ToListAsync(ct);
    }
}
