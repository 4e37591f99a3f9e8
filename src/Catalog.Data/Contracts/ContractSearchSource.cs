using System.Runtime.CompilerServices;
using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Contracts;

/// <summary>Contracts as they are found: in the version that counts.</summary>
internal sealed class ContractSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    private const int Portion = 250;

    public SearchType Type => SearchType.Contract;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DataContracts.CountAsync(ct);
    }

    public async IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.DataContracts.AsNoTracking().OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var portion in ids.Chunk(Portion)) yield return [.. portion.Select(id => id.Value)];
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var touched = happened.OfType<ContractChanged>().Select(e => e.DataContractId.Value).ToHashSet();
        var products = (await ProductUnits.TouchedAsync(db, happened, ct)).Select(DataProductId.From).ToArray();
        if (products.Length > 0)
        {
            var carried = db.Ports.Where(o => products.Contains(o.ProductId) && o.ContractIdHash != null).Select(o => o.ContractIdHash);
            touched.UnionWith((await db.DataContracts.AsNoTracking().Where(c => carried.Contains(c.ContractIdHash)).Select(c => c.Id).ToListAsync(ct)).Select(id => id.Value));
        }
        return touched;
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(DataContractId.From).ToArray();
        var contracts = await db.DataContracts.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
        var contents = await ContractContents.ReadAsync(db, contracts.Select(c => c.ContractId), ct);
        var carriers = await ContractContents.CarriersAsync(db, [.. contracts.Select(c => c.ContractIdHash)], ct);
        var products = carriers.SelectMany(c => c).Select(c => c.Id).Distinct().ToArray();
        var titles = await db.DataProducts.AsNoTracking().Where(p => products.Contains(p.Id)).Select(p => new { p.Id, p.Title }).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
        var names = await MeshNames.ReadAsync(db, ct);
        return [.. contracts.SelectMany(Documents)];

        IEnumerable<SearchDocument> Documents(DataContract contract)
        {
            var guards = carriers[contract.ContractId.ToLowerInvariant()].ToList();
            ProductFacts? first = guards.Count > 0 ? guards[0] : null;
            var read = contents.GetValueOrDefault(contract.ContractId.ToLowerInvariant());
            var document = read?.Document;
            return SearchDocument.For(guards, guards, new SearchDocument
            {
                Type = SearchType.Contract,
                Unit = contract.Id.Value,
                Key = contract.ContractId,
                Parent = contract.Id.Value.ToString("D"),
                Name = contract.ContractId,
                Title = contract.Name ?? contract.ContractId,
                Summary = document?.Purpose,
                Columns = read is null ? [] : [.. read.Columns.Distinct()],
                Ports = document is null ? [] : [.. document.Objects.SelectMany(o => new[] { o.Name, o.PhysicalName }).OfType<string>().Distinct()],
                Tags = document?.Tags ?? [],
                Topics = [.. guards.Where(g => g.Visibility == Visibility.Open).Select(g => titles.GetValueOrDefault(g.Id)).OfType<string>(), .. new[] { contract.DataProduct }.OfType<string>()],
                Text = document is null ? [] : [.. new[] { document.Usage, document.Limitations }.OfType<string>(), .. read!.ColumnWords],
                Domains = names.Upwards(first?.DomainId),
                Owner = names.Team(first?.TeamId),
                Lifecycle = Status(contract.Status),
                UpdatedAt = contract.UpdatedAt,
            }, full => full with { Summary = null, Columns = [], Ports = [], Tags = [], Text = [], Topics = [], Lifecycle = null, UpdatedAt = null });
        }
    }

    private static Lifecycle? Status(string? status) => status is null ? null : ProductWords.Lifecycle(status);
}
