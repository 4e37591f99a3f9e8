using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

/// <summary>Declared lineage: an input port or input contract of one product names a contract of another's output port.</summary>
internal sealed class DeclaredEdgeQueries(IDbContextFactory<CatalogDbContext> contexts) : IProductEdgeQueries
{
    /// <summary>More are an import, after which all are read.</summary>
    private const int Most = 200;

    public bool ChangesWith(CatalogEvent happened) => happened is ProductChanged or ImportFinished;

    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var outputs = await db.Ports.Where(p => p.Direction == PortDirection.Output && p.ContractIdHash != null).Select(p => new { p.ProductId, p.ContractIdHash }).ToListAsync(ct);
        var inputs = await db.Ports.Where(p => p.Direction == PortDirection.Input && p.ContractIdHash != null).Select(p => new { p.ProductId, p.ContractIdHash }).ToListAsync(ct);
        var named = await db.PortInputContracts.Join(db.Ports, c => c.PortId, p => p.Id, (c, p) => new { p.ProductId, ContractIdHash = (byte[]?)c.ContractIdHash }).ToListAsync(ct);
        var keepers = outputs.ToLookup(o => Convert.ToHexString(o.ContractIdHash!), o => o.ProductId);
        return [.. inputs.Concat(named).SelectMany(need => keepers[Convert.ToHexString(need.ContractIdHash!)].Select(from => (from, need.ProductId))).Where(e => e.from != e.ProductId).Distinct()];
    }

    public async Task<IReadOnlyList<(DataProductId From, DataProductId To)>> EdgesOfAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var products = happened.OfType<ProductChanged>().Select(c => c.ProductId).Distinct().Take(Most).ToArray();
        if (products.Length == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        var outputs = db.Ports.Where(p => p.Direction == PortDirection.Output && p.ContractIdHash != null);
        var needs = db.Ports.Where(p => p.Direction == PortDirection.Input && p.ContractIdHash != null).Select(p => new { p.ProductId, p.ContractIdHash })
            .Concat(db.PortInputContracts.Join(db.Ports, c => c.PortId, p => p.Id, (c, p) => new { p.ProductId, ContractIdHash = (byte[]?)c.ContractIdHash }));
        var fed = await outputs.Join(needs.Where(n => products.Contains(n.ProductId)), o => o.ContractIdHash, n => n.ContractIdHash, (o, n) => new { From = o.ProductId, To = n.ProductId }).ToListAsync(ct);
        var feeding = await outputs.Where(o => products.Contains(o.ProductId)).Join(needs, o => o.ContractIdHash, n => n.ContractIdHash, (o, n) => new { From = o.ProductId, To = n.ProductId }).ToListAsync(ct);
        return [.. fed.Concat(feeding).Where(e => e.From != e.To).Select(e => (e.From, e.To)).Distinct()];
    }
}
