using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.DataProducts;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Documentation;

internal sealed class DocumentationQueries(IDbContextFactory<CatalogDbContext> contexts) : IDocumentationQueries
{
    private const int MaxPages = 200;

    public async Task<Outcome<IReadOnlyList<PageEntry>>> PagesAsync(Actor actor, DataProductKey product, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (id, no) = await ReadableAsync(db, product, actor, ct);
        if (no is not null) return no;
        return await db.DocumentationPages.AsNoTracking().Where(p => p.ProductId == id).OrderBy(p => p.Title).Take(MaxPages)
            .Select(p => new PageEntry(p.Slug, p.Title, p.Revision, p.UpdatedBy, p.UpdatedAt)).ToListAsync(ct);
    }

    public async Task<Outcome<PageView>> PageAsync(Actor actor, DataProductKey product, string page, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (id, no) = await ReadableAsync(db, product, actor, ct);
        if (no is not null) return no;
        return await db.DocumentationPages.AsNoTracking().Where(p => p.ProductId == id && p.Slug == page)
            .Select(p => new PageView(p.Slug, p.Title, p.Markdown, p.Revision, p.UpdatedBy, p.UpdatedAt, p.Version)).SingleOrDefaultAsync(ct) is { } found
            ? found
            : NoPage(page);
    }

    public async Task<Outcome<Page<RevisionEntry>>> RevisionsAsync(Actor actor, DataProductKey product, string page, PageRequest request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (id, no) = await ReadableAsync(db, product, actor, ct);
        if (no is not null) return no;
        if (await PageIdAsync(db, id, page, ct) is not { } pageId) return NoPage(page);
        var before = int.TryParse(request.After, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? mark : int.MaxValue;
        var rows = await db.DocumentationRevisions.AsNoTracking().Where(r => r.PageId == pageId && r.Number < before).OrderByDescending(r => r.Number).Take(request.Take + 1)
            .Select(r => new RevisionEntry(r.Number, r.Title, r.WrittenBy, r.WrittenAt)).ToListAsync(ct);
        return rows.Count > request.Take
            ? new Page<RevisionEntry>(rows[..request.Take], rows[request.Take - 1].Number.ToString(CultureInfo.InvariantCulture))
            : new Page<RevisionEntry>(rows, null);
    }

    public async Task<Outcome<RevisionView>> RevisionAsync(Actor actor, DataProductKey product, string page, int number, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (id, no) = await ReadableAsync(db, product, actor, ct);
        if (no is not null) return no;
        if (await PageIdAsync(db, id, page, ct) is not { } pageId) return NoPage(page);
        return await db.DocumentationRevisions.AsNoTracking().Where(r => r.PageId == pageId && r.Number == number)
            .Select(r => new RevisionView(r.Number, r.Title, r.Markdown, r.WrittenBy, r.WrittenAt)).SingleOrDefaultAsync(ct) is { } found
            ? found
            : new Refusal.NotFound($"There is no revision {number} of this page.");
    }

    private static Refusal NoPage(string page) => new Refusal.NotFound($"There is no page {page}.");

    private static async Task<DocumentationPageId?> PageIdAsync(CatalogDbContext db, DataProductId product, string page, CancellationToken ct) =>
        await db.DocumentationPages.Where(p => p.ProductId == product && p.Slug == page).Select(p => (DocumentationPageId?)p.Id).SingleOrDefaultAsync(ct);

    private static async Task<(DataProductId Id, Refusal? No)> ReadableAsync(CatalogDbContext db, DataProductKey key, Actor actor, CancellationToken ct)
    {
        if (await ProductPageQueries.LoadAsync(db, key, actor, ct) is not { } product) return (default, ProductPageQueries.Missing(key));
        return Authorisation.Decide(actor, ProductAction.ReadDetails, product.Facts) is { Allowed: false } no ? (product.Id, new Refusal.Forbidden(no.Why)) : (product.Id, null);
    }
}
