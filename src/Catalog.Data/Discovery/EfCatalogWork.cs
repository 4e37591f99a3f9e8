using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<SynonymSet?> SynonymsAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        return db.SynonymSets.SingleOrDefaultAsync(s => s.KeyHash == hash, ct);
    }

    public async Task<Reindexing?> ReindexingAsync(ReindexingId id, CancellationToken ct) => await db.Reindexings.FindAsync([id], ct);
}
