using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<DocumentationPage?> DocumentationPageAsync(DataProductId product, string slug, CancellationToken ct) =>
        db.DocumentationPages.SingleOrDefaultAsync(p => p.ProductId == product && p.Slug == slug, ct);

    public Task<DocumentationRevision?> DocumentationRevisionAsync(DocumentationPageId page, int number, CancellationToken ct) =>
        db.DocumentationRevisions.SingleOrDefaultAsync(r => r.PageId == page && r.Number == number, ct);
}
