using Catalog.Core.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

internal sealed class ReindexingQueries(IDbContextFactory<CatalogDbContext> contexts) : IReindexingQueries
{
    public async Task<ReindexingProgress?> FindAsync(ReindexingId id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Reindexings.AsNoTracking().Where(r => r.Id == id).Select(r => new ReindexingProgress(r.Done, r.Of, r.FinishedAt != null)).SingleOrDefaultAsync(ct);
    }
}
