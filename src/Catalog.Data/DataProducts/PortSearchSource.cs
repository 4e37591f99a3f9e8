using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.DataProducts;

/// <summary>Ports as they are found: all versions of a name together, as the product's page groups them.</summary>
internal sealed class PortSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Port;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.DataProducts.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct) => ProductUnits.AllAsync(contexts, ct);

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await ProductUnits.TouchedAsync(db, happened, ct);
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(DataProductId.From).ToArray();
        var products = await db.DataProducts.AsNoTracking().Where(p => ids.Contains(p.Id)).Include(p => p.Ports.OrderBy(o => o.Position)).AsSplitQuery().ToListAsync(ct);
        var names = await MeshNames.ReadAsync(db, ct);
        var contracts = await ContractContents.ReadAsync(db, products.SelectMany(p => p.Ports).Select(o => o.ContractId), ct);
        return [.. from product in products
                   from versions in product.Ports.Where(o => o.Direction != PortDirection.Management).GroupBy(o => (o.Direction, o.Name))
                   from document in SearchDocument.For([product.Facts], [product.Facts], Full(product, [.. versions]), versions.Key.Direction == PortDirection.Output ? WithoutDetails : null)
                   select document];

        SearchDocument Full(DataProduct product, List<Port> versions)
        {
            var newest = versions[0];
            var read = versions.Select(o => o.ContractId?.ToLowerInvariant()).OfType<string>().Distinct()
                .Select(id => contracts.GetValueOrDefault(id)).OfType<ContractContents>().Where(c => c.ReadWith(product.Id)).ToList();
            var level = names.Level(product.CertificationLevelId);
            return new SearchDocument
            {
                Type = SearchType.Port,
                Unit = product.Id.Value,
                Key = $"{product.Key}#{newest.Name}",
                Parent = product.Key,
                Name = newest.Name,
                Title = newest.Name,
                Summary = newest.Description,
                Columns = [.. read.SelectMany(c => c.Columns).Distinct()],
                Tags = [.. versions.SelectMany(o => o.Tags).Distinct(StringComparer.OrdinalIgnoreCase)],
                Topics = [product.Title, .. new[] { newest.Technology, newest.Type }.OfType<string>()],
                Text = [.. versions.Select(o => o.Location).OfType<string>().Distinct(), .. read.SelectMany(c => c.ColumnWords)],
                Domains = names.Upwards(product.DomainId),
                Owner = names.Team(product.TeamId),
                Lifecycle = product.Lifecycle,
                Certification = level?.Named,
                CertificationRank = level?.Rank ?? 0,
                Tiers = [.. versions.Select(o => o.Tier).OfType<Tier>().Distinct().Order().Select(ProductListWords.Value)],
                Formats = [.. versions.Select(o => o.Format).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
                UpdatedAt = product.UpdatedAt,
            };
        }
    }

    private static SearchDocument WithoutDetails(SearchDocument full) => full with { Summary = null, Columns = [], Text = [], Tags = [] };
}
