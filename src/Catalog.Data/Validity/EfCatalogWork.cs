using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Lineage;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<CheckedProduct?> CheckedProductAsync(DataProductKey key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        if (await Checked(db.DataProducts.Where(p => p.KeyHash == hash)).SingleOrDefaultAsync(ct) is { } product) return product;
        if (await RedirectAsync(RedirectKind.Product, hash, ct) is not { } moved) return null;
        var id = DataProductId.From(moved);
        return await Checked(db.DataProducts.Where(p => p.Id == id)).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<CheckedProduct>> CheckedProductsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct) =>
        products.Count == 0 ? [] : await Checked(db.DataProducts.Where(p => products.Contains(p.Id))).ToListAsync(ct);

    private static IQueryable<CheckedProduct> Checked(IQueryable<DataProduct> products) => products.Select(p => new CheckedProduct(
        new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle), p.Key, p.CreatedAt,
        p.Ports.Where(o => o.Direction == PortDirection.Output).OrderBy(o => o.Position).Select(o => new CheckedPort(o.Id, o.Name, o.PortVersion, o.Tier, o.ContractId)).ToList()));

    public async Task<IReadOnlyList<ProductValidity>> ValiditiesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        await db.ProductValidities.Where(v => wanted.Contains(v.ProductId)).LoadAsync(ct);
        // Also what the same piece of work judged before, which is not stored yet.
        var set = products.ToHashSet();
        return [.. db.ProductValidities.Local.Where(v => set.Contains(v.ProductId))];
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
        await db.ProductValidities.Where(v => v.NextTurn != null && v.NextTurn <= by && db.DataProducts.Any(p => p.Id == v.ProductId && p.Lifecycle != Lifecycle.Retired)).OrderBy(v => v.NextTurn).Take(limit).Select(v => v.ProductId).ToListAsync(ct);

    public async Task<Refusal.Conflict?> CountGateAsync(IReadOnlyCollection<GateCount> counts, CancellationToken ct)
    {
        var minutes = counts.Select(c => c.Minute).Distinct().ToArray();
        var there = (await db.GateCounts.AsNoTracking().Where(c => minutes.Contains(c.Minute)).Select(c => new { c.ProductId, c.Minute, c.Asker, c.Verdict }).ToListAsync(ct)).Select(c => (c.ProductId, c.Minute, c.Asker, c.Verdict)).ToHashSet();
        using (await db.Profile.EnterWriteAsync(ct))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            foreach (var count in counts)
            {
                if (!there.Contains((count.ProductId, count.Minute, count.Asker, count.Verdict)))
                {
                    db.Add(count);
                    continue;
                }
                await db.GateCounts.Where(c => c.ProductId == count.ProductId && c.Minute == count.Minute && c.Asker == count.Asker && c.Verdict == count.Verdict)
                    .ExecuteUpdateAsync(set => set.SetProperty(c => c.Times, c => c.Times + count.Times), ct);
            }
            try
            {
                await SaveOnceDetectedAsync(ct);
                await transaction.CommitAsync(ct);
                return null;
            }
            catch (DbUpdateException failure) when (db.Profile.IsUniqueViolation(failure))
            {
                return new Refusal.Conflict("Another node began to count the same just now.");
            }
        }
    }

    public async Task ForgetGateCountsAsync(DateTimeOffset before, CancellationToken ct)
    {
        using var turn = await db.Profile.EnterWriteAsync(ct);
        await db.GateCounts.Where(c => c.Minute < before).ExecuteDeleteAsync(ct);
    }

    public async Task<IReadOnlyList<DataProductId>> ProductsToJudgeBelowAsync(IReadOnlyCollection<DomainId>? domains, CancellationToken ct)
    {
        var products = db.DataProducts.AsQueryable();
        if (domains is null) return await ToJudge(products).ToListAsync(ct);
        var wanted = domains.ToArray();
        return await ToJudge(products.Where(p => wanted.Contains(p.DomainId))).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DataProductId>> ProductsToJudgeAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct)
    {
        var wanted = products.ToArray();
        var there = await ToJudge(db.DataProducts.Where(p => wanted.Contains(p.Id))).ToListAsync(ct);
        // Also what the same piece of work judged before, which is not stored yet.
        return [.. there.Union(db.ProductValidities.Local.Select(v => v.ProductId).Where(products.Contains))];
    }

    private IQueryable<DataProductId> ToJudge(IQueryable<DataProduct> products) =>
        products.Where(p => db.ProductValidities.Any(v => v.ProductId == p.Id) || db.Ports.Any(port =>
            // Of this product alone: a list of all that were ever written would be made for each question.
            port.ProductId == p.Id && port.Direction == PortDirection.Output && db.PortDatasets.Any(link => link.PortId == port.Id && db.Datasets.Any(dataset =>
                dataset.Id == link.DatasetId && db.RunDatasets.Any(part => part.DatasetNumber == dataset.Number && part.Direction == RunDirection.Output && db.Runs.Any(run => run.Id == part.RunId && run.State == RunState.Completed)))))).Select(p => p.Id);

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
