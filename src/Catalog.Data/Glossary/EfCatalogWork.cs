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
}
