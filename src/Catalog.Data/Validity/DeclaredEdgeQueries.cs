using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Validity;

/// <summary>Declared lineage: an input port or input contract of one product names a contract of another's output port.</summary>
internal sealed class DeclaredEdgeQueries(IDbContextFactory<CatalogDbContext> contexts) : IProductEdgeQueries
{
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
}
