using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Documentation;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Documentation;

/// <summary>Pages of documentation as they are found; by whoever reads the product's details.</summary>
internal sealed class DocumentationSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Documentation;

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
        var pages = await (
            from page in db.DocumentationPages.AsNoTracking()
            where ids.Contains(page.ProductId)
            join product in db.DataProducts on page.ProductId equals product.Id
            select new
            {
                page.Slug,
                page.Title,
                page.Markdown,
                page.UpdatedAt,
                product.Key,
                Product = product.Title,
                Facts = new ProductFacts(product.Id, product.DomainId, product.TeamId, product.Visibility, product.Lifecycle),
            }).ToListAsync(ct);
        if (pages.Count == 0) return [];
        var names = await MeshNames.ReadAsync(db, ct);
        return [.. pages.SelectMany(p => SearchDocument.For([p.Facts], [p.Facts], new SearchDocument
        {
            Type = SearchType.Documentation,
            Unit = p.Facts.Id.Value,
            Key = $"{p.Key}/{p.Slug}",
            Parent = p.Key,
            Name = p.Slug,
            Title = p.Slug == DocumentationPage.OverviewSlug ? p.Product : p.Title,
            Topics = [p.Product],
            Markdown = p.Markdown,
            Domains = names.Upwards(p.Facts.DomainId),
            Owner = names.Team(p.Facts.TeamId),
            Lifecycle = p.Facts.Lifecycle,
            UpdatedAt = p.UpdatedAt,
        }, null))];
    }
}
