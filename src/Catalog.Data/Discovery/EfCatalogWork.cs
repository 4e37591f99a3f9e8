using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<SavedSearch?> SavedSearchAsync(SavedSearchId id, CancellationToken ct) => await db.SavedSearches.FindAsync([id], ct);

    public async Task<IReadOnlyList<SavedSearch>> SavedSearchesAsync(PersonId person, CancellationToken ct) => await db.SavedSearches.Where(s => s.PersonId == person).ToListAsync(ct);

    public async Task<IReadOnlyList<SavedSearch>> DueSearchesAsync(DateTimeOffset before, int limit, CancellationToken ct) =>
        await db.SavedSearches.Where(s => s.LookedAt <= before).OrderBy(s => s.LookedAt).Take(limit).ToListAsync(ct);

    public Task<SynonymSet?> SynonymsAsync(string key, CancellationToken ct)
    {
        var hash = KeyHash.Folded(key);
        return db.SynonymSets.SingleOrDefaultAsync(s => s.KeyHash == hash, ct);
    }

    public async Task<Reindexing?> ReindexingAsync(ReindexingId id, CancellationToken ct) => await db.Reindexings.FindAsync([id], ct);
}
