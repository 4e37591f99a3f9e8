using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

/// <summary>What contracts promise, with the products that carry them, by the folded id.</summary>
internal sealed record ContractContents(ContractDocument Document, IReadOnlyList<ProductFacts> Carriers)
{
    private const int MostColumns = 2_000;

    public IEnumerable<string> Columns => Document.Objects.SelectMany(ColumnsOf).Take(MostColumns);

    public IEnumerable<string> ColumnWords => Document.Objects.SelectMany(WordsOf).Take(MostColumns);

    /// <summary>Whether whoever reads this product also reads the contract: nobody else guards it.</summary>
    public bool ReadWith(DataProductId product) => Carriers.All(c => c.Id == product || c.Visibility == Visibility.Open);

    public static IEnumerable<string> ColumnsOf(ContractObject table) => table.Fields.SelectMany(Names);

    /// <summary>What is written about a table and its columns.</summary>
    public static IEnumerable<string> WordsOf(ContractObject table) =>
        new[] { table.BusinessName, table.Description, table.Granularity }.Concat(table.Fields.SelectMany(Words)).OfType<string>().Concat(table.Tags);

    public static async Task<Dictionary<string, ContractContents>> ReadAsync(CatalogDbContext db, IEnumerable<string?> ids, CancellationToken ct)
    {
        var hashes = ids.OfType<string>().Select(id => id.ToLowerInvariant()).Distinct().Select(KeyHash.Folded).ToArray();
        if (hashes.Length == 0) return [];
        var shown = await (
            from contract in db.DataContracts.AsNoTracking()
            where hashes.Contains(contract.ContractIdHash)
            join version in db.ContractVersions on contract.Id equals version.DataContractId
            where version.Number == contract.LatestVersion && !version.Conflicting
            select new { contract.ContractId, version.Document }).ToListAsync(ct);
        var carriers = await CarriersAsync(db, hashes, ct);
        return shown.DistinctBy(s => s.ContractId.ToLowerInvariant()).ToDictionary(
            s => s.ContractId.ToLowerInvariant(),
            s => new ContractContents(ContractDocumentJson.Read(s.Document), [.. carriers[s.ContractId.ToLowerInvariant()]]));
    }

    /// <summary>Products whose output ports carry a contract, by its folded id.</summary>
    public static async Task<ILookup<string, ProductFacts>> CarriersAsync(CatalogDbContext db, byte[][] hashes, CancellationToken ct)
    {
        var rows = await (
            from port in db.Ports.AsNoTracking()
            where port.ContractIdHash != null && hashes.Contains(port.ContractIdHash) && port.Direction == PortDirection.Output
            join product in db.DataProducts on port.ProductId equals product.Id
            select new { port.ContractId, Facts = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle) }).ToListAsync(ct);
        return rows.DistinctBy(r => (r.ContractId!.ToLowerInvariant(), r.Facts.Id)).ToLookup(r => r.ContractId!.ToLowerInvariant(), r => r.Facts);
    }

    private static IEnumerable<string> Names(ContractField field) =>
        new[] { field.Name, field.PhysicalName == field.Name ? null : field.PhysicalName }.OfType<string>().Concat(Inner(field).SelectMany(Names));

    private static IEnumerable<string> Words(ContractField field) =>
        new[] { field.BusinessName, field.Description, field.Classification }.OfType<string>().Concat(field.Tags).Concat(Inner(field).SelectMany(Words));

    private static IEnumerable<ContractField> Inner(ContractField field) => field.Items is { } items ? [.. field.Fields, items] : field.Fields;
}
