using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.Shared;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Glossary;

/// <summary>Glossary terms as they are found, by their synonyms too.</summary>
internal sealed class TermSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Term;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.GlossaryTerms.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct)
    {
        var db = contexts.CreateDbContext();
        return db.GlossaryTerms.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Id).InPortionsAsync(db, ct);
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var mesh = happened.OfType<MeshChanged>().ToLookup(e => e.Kind, e => e.Id);
        var touched = mesh["term"].ToHashSet();
        if (mesh.Contains("domain"))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            DomainId?[] below = [.. (await DomainsBelow.ReadAsync(db, [.. mesh["domain"].Select(DomainId.From)], ct)).Select(id => (DomainId?)id)];
            touched.UnionWith((await db.GlossaryTerms.AsNoTracking().Where(t => below.Contains(t.DomainId)).Select(t => t.Id).ToListAsync(ct)).Select(id => id.Value));
        }
        return touched;
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(GlossaryTermId.From).ToArray();
        var names = await MeshNames.ReadAsync(db, ct);
        var terms = await db.GlossaryTerms.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        return terms.ConvertAll(t => new SearchDocument
        {
            Type = SearchType.Term,
            Unit = t.Id.Value,
            Key = t.Key,
            Name = t.Key,
            Title = t.Name,
            Aliases = t.Synonyms,
            Markdown = t.Definition,
            Domains = names.Upwards(t.DomainId),
            UpdatedAt = t.UpdatedAt,
        });
    }
}
