using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<DataProduct?> ProductAsync(DataProductKey key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        if (await WholeProducts.SingleOrDefaultAsync(p => p.KeyHash == hash, ct) is { } product) return product;
        return await RedirectAsync(RedirectKind.Product, hash, ct) is { } moved ? await ProductAsync(DataProductId.From(moved), ct) : null;
    }

    public Task<DataProduct?> ProductAsync(DataProductId id, CancellationToken ct) => WholeProducts.SingleOrDefaultAsync(p => p.Id == id, ct);

    public Task<DataProduct?> ProductBySourceIdAsync(string sourceId, CancellationToken ct)
    {
        var hash = KeyHash.Exact(sourceId);
        return WholeProducts.SingleOrDefaultAsync(p => p.SourceIdHash == hash, ct);
    }

    public async Task<bool> ProductKeyTakenAsync(DataProductKey key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key.ToString());
        return await db.DataProducts.AnyAsync(p => p.KeyHash == hash, ct)
            || await db.KeyRedirects.AnyAsync(r => r.Kind == RedirectKind.Product && r.OldKeyHash == hash, ct);
    }

    public Task<KeyRedirect?> ProductRedirectAsync(DataProductKey oldKey, CancellationToken ct)
    {
        var hash = KeyHash.Folded(oldKey.ToString());
        return db.KeyRedirects.SingleOrDefaultAsync(r => r.Kind == RedirectKind.Product && r.OldKeyHash == hash, ct);
    }

    public async Task<IReadOnlyList<ProductSource>> ProductSourcesAsync(DataProductId id, CancellationToken ct) =>
        await db.ProductSources.Where(s => s.ProductId == id).OrderByDescending(s => s.ImportedAt).ThenBy(s => s.Source).ToListAsync(ct);

    private IQueryable<DataProduct> WholeProducts => db.DataProducts
        .Include(p => p.Ports).ThenInclude(p => p.InputContracts)
        .Include(p => p.Ports).ThenInclude(p => p.Datasets)
        .Include(p => p.Tags)
        .Include(p => p.Terms)
        .AsSplitQuery();

    private async Task<Guid?> RedirectAsync(RedirectKind kind, byte[] oldKeyHash, CancellationToken ct) =>
        await db.KeyRedirects.Where(r => r.Kind == kind && r.OldKeyHash == oldKeyHash).Select(r => (Guid?)r.TargetId).SingleOrDefaultAsync(ct);
}
