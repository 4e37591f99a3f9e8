using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

internal sealed class ProductsBehindQueries(IDbContextFactory<CatalogDbContext> contexts) : IProductsBehindQueries
{
    public async Task<ProductsBehind> FindAsync(IReadOnlyCollection<DatasetReference> datasets, IReadOnlyCollection<string> contracts, Actor actor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var behind = new Dictionary<DatasetReference, DataProductKey>();
        var carrying = new Dictionary<string, DataProductKey>(StringComparer.OrdinalIgnoreCase);
        if (datasets.Count > 0)
        {
            var hashes = datasets.Select(d => KeyHash.Exact(d.Namespace, d.Name)).ToArray();
            var found = await (
                from dataset in db.Datasets.AsNoTracking()
                where hashes.Contains(dataset.NameHash)
                join link in db.PortDatasets on dataset.Id equals link.DatasetId
                join port in db.Ports on link.PortId equals port.Id
                where port.Direction == PortDirection.Output
                join product in db.DataProducts.VisibleTo(actor) on port.ProductId equals product.Id
                select new { dataset.Namespace, dataset.Name, product.Key }).Distinct().ToListAsync(ct);
            foreach (var each in found) behind[new DatasetReference(each.Namespace, each.Name)] = Keys.Parse(each.Key);
        }
        if (contracts.Count > 0)
        {
            var hashes = contracts.Select(KeyHash.Folded).ToArray();
            var found = await (
                from port in db.Ports.AsNoTracking()
                where port.Direction == PortDirection.Output && port.ContractIdHash != null && hashes.Contains(port.ContractIdHash)
                join product in db.DataProducts on port.ProductId equals product.Id
                select new { port.ContractId, product.Key, product.Id }).Distinct().ToListAsync(ct);
            var ids = found.Select(f => f.Id).ToArray();
            var visible = await db.DataProducts.VisibleTo(actor).Where(p => ids.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
            // Counted before what is hidden is left out: it must not look as if the visible one alone carried it.
            foreach (var group in found.GroupBy(f => f.ContractId!, StringComparer.OrdinalIgnoreCase))
                if (group.DistinctBy(f => f.Id).ToList() is [var only] && visible.Contains(only.Id)) carrying[group.Key] = Keys.Parse(only.Key);
        }
        return new ProductsBehind(behind, carrying);
    }
}
