using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

public static class LineageLogContexts
{
    /// <summary>A context for the log of raw events, which may lie elsewhere than the rest: only that is to be asked of it.</summary>
    public static async Task<CatalogDbContext> OpenLogAsync(this IDbContextFactory<CatalogDbContext> contexts, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        if (await db.Profile.OpenLogAsync(db, ct) is not { } log) return db;
        await db.DisposeAsync();
        return log;
    }
}
