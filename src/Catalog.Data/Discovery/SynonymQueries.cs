using Catalog.Core.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

internal sealed class SynonymQueries(IDbContextFactory<CatalogDbContext> contexts) : ISynonymQueries
{
    public async Task<IReadOnlyList<SynonymRow>> AllAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var own = (await db.SynonymSets.AsNoTracking().ToListAsync(ct)).ToDictionary(s => s.Key);
        return [.. BuiltInSynonyms.All.Keys.Union(own.Keys).Order(StringComparer.Ordinal).Select(key =>
            new SynonymRow(key, own.GetValueOrDefault(key)?.Words ?? BuiltInSynonyms.All[key], BuiltInSynonyms.All.GetValueOrDefault(key), own.GetValueOrDefault(key)?.Version))];
    }

    public async Task<IReadOnlyList<IReadOnlyList<string>>> InForceAsync(CancellationToken ct)
    {
        var sets = (await AllAsync(ct)).Select(s => s.Words);
        await using var db = await contexts.CreateDbContextAsync(ct);
        var terms = await db.GlossaryTerms.AsNoTracking().Select(t => new { t.Name, t.Synonyms }).ToListAsync(ct);
        return [.. sets.Concat(terms.Select(t => (IReadOnlyList<string>)[t.Name, .. t.Synonyms])).Where(words => words.Count > 1)];
    }
}
