using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

/// <summary>Reads products with the datasets of their output ports, and what contracts declare between them.</summary>
internal static class MeshReading
{
    public static async Task<MeshAround> ReadAsync(CatalogDbContext db, string stamp, CancellationToken ct)
    {
        var domains = await db.Domains.AsNoTracking().OrderBy(d => d.Key).Select(d => new { d.Id, d.Key, d.Name }).ToListAsync(ct);
        var teams = await db.Teams.AsNoTracking().OrderBy(t => t.Key).Select(t => new { t.Id, t.Key, t.Name }).ToListAsync(ct);
        var products = await db.DataProducts.AsNoTracking().OrderBy(p => p.Key).Select(p => new { p.Key, p.Name, p.Title, Facts = new ProductFacts(p.Id, p.DomainId, p.TeamId, p.Visibility, p.Lifecycle) }).ToListAsync(ct);
        var (domainAt, teamAt) = (domains.Select((d, i) => (d.Id, i)).ToDictionary(x => x.Id, x => x.i), teams.Select((t, i) => (t.Id, i)).ToDictionary(x => x.Id, x => x.i));
        // What was saved between these readings comes with the next one, which its own event asks for.
        products.RemoveAll(p => !domainAt.ContainsKey(p.Facts.DomainId));
        var productAt = products.Select((p, i) => (p.Facts.Id, i)).ToDictionary(x => x.Id, x => x.i);
        var behind = await (
            from dataset in db.PortDatasets.AsNoTracking()
            join port in db.Ports on dataset.PortId equals port.Id
            where port.Direction == PortDirection.Output
            join named in db.Datasets on dataset.DatasetId equals named.Id
            select new { named.Number, port.ProductId }).ToListAsync(ct);
        var needs = db.Ports.Where(p => p.Direction == PortDirection.Input && p.ContractIdHash != null).Select(p => new { p.ProductId, Hash = p.ContractIdHash })
            .Concat(from contract in db.PortInputContracts join port in db.Ports on contract.PortId equals port.Id select new { port.ProductId, Hash = (byte[]?)contract.ContractIdHash });
        var declared = await (
            from need in needs
            join output in db.Ports.Where(p => p.Direction == PortDirection.Output) on need.Hash equals output.ContractIdHash
            where output.ProductId != need.ProductId
            select new { From = output.ProductId, To = need.ProductId }).Distinct().ToListAsync(ct);
        var keys = new Dictionary<string, string>().GetAlternateLookup<ReadOnlySpan<char>>();
        return new MeshAround
        {
            Products = products.ConvertAll(p => new MeshProduct(Shared(keys, p.Key.AsSpan(0, p.Key.IndexOf('/', StringComparison.Ordinal))), p.Name, p.Title, domainAt[p.Facts.DomainId], p.Facts.TeamId is { } team && teamAt.TryGetValue(team, out var at) ? at : -1, p.Facts)),
            Domains = domains.ConvertAll(d => new LineageName(d.Key, d.Name)),
            Teams = teams.ConvertAll(t => new LineageName(t.Key, t.Name)),
            Behind = [.. behind.Where(b => productAt.ContainsKey(b.ProductId)).DistinctBy(b => b.Number).OrderBy(b => b.Number).Select(b => (b.Number, productAt[b.ProductId]))],
            Declared = [.. declared.Where(d => productAt.ContainsKey(d.From) && productAt.ContainsKey(d.To)).Select(d => (productAt[d.From], productAt[d.To]))],
            Stamp = stamp,
        };
    }

    private static string Shared(Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> keys, ReadOnlySpan<char> key)
    {
        if (keys.TryGetValue(key, out var known)) return known;
        return keys[key] = key.ToString();
    }
}
