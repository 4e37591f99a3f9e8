using Catalog.Core.Discovery;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

internal sealed class SavedSearchQueries(IDbContextFactory<CatalogDbContext> contexts) : ISavedSearchQueries
{
    public async Task<IReadOnlyList<SavedSearchRow>> MineAsync(Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } me) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await db.SavedSearches.AsNoTracking().Where(s => s.PersonId == me).OrderBy(s => s.Name).Take(SavedSearch.MaxPerPerson).ToListAsync(ct)).Select(Row)];
    }

    public async Task<SavedSearchRow?> FindAsync(SavedSearchId id, Actor actor, CancellationToken ct)
    {
        if (actor.PersonId is not { } me) return null;
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.SavedSearches.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == me, ct) is { } saved ? Row(saved) : null;
    }

    private static SavedSearchRow Row(SavedSearch saved) => new(saved.Id, saved.Name, saved.Text, saved.Filter, saved.SavedAt);
}
