using Catalog.Core.DataProducts;
using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<GlossaryTerm?> TermAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        return db.GlossaryTerms.SingleOrDefaultAsync(t => t.KeyHash == hash, ct);
    }

    public async Task<TagDescription?> TagDescriptionAsync(string tag, CancellationToken ct) => await db.TagDescriptions.FindAsync([KeyHash.Folded(tag)], ct);

    public Task<CertificationLevel?> CertificationLevelAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        return db.CertificationLevels.SingleOrDefaultAsync(l => l.KeyHash == hash, ct);
    }

    public async Task<CertificationLevel?> CertificationLevelAsync(CertificationLevelId id, CancellationToken ct) => await db.CertificationLevels.FindAsync([id], ct);

    public async Task<IReadOnlyList<CertificationLevel>> CertificationLevelsAsync(CancellationToken ct) =>
        await db.CertificationLevels.OrderByDescending(l => l.Rank).ThenBy(l => l.Name).ToListAsync(ct);

    public Task<int> CertifiedCountAsync(CertificationLevelId id, CancellationToken ct) => db.DataProducts.CountAsync(p => p.CertificationLevelId == id, ct);

    public async Task<IReadOnlyList<DataProductId>> ProductsTaggedAsync(string tag, CancellationToken ct)
    {
        var folded = tag.ToLowerInvariant();
        return await db.ProductTags.Where(t => t.Tag.ToLower() == folded).Select(t => t.ProductId).Distinct().ToListAsync(ct);
    }
}
