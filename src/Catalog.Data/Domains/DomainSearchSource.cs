using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Domains;

/// <summary>Domains as they are found.</summary>
internal sealed class DomainSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Domain;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Domains.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct)
    {
        var db = contexts.CreateDbContext();
        return db.Domains.AsNoTracking().OrderBy(d => d.Id).Select(d => d.Id).InPortionsAsync(db, ct);
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var changed = happened.OfType<MeshChanged>().Where(e => e.Kind == "domain").Select(e => DomainId.From(e.Id)).ToArray();
        if (changed.Length == 0) return [];
        await using var db = await contexts.CreateDbContextAsync(ct);
        return [.. (await DomainsBelow.ReadAsync(db, changed, ct)).Select(id => id.Value)];
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(DomainId.From).ToArray();
        var names = await MeshNames.ReadAsync(db, ct);
        var domains = await db.Domains.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct);
        return domains.ConvertAll(d => new SearchDocument
        {
            Type = SearchType.Domain,
            Unit = d.Id.Value,
            Key = d.Key,
            Name = d.Key,
            Title = d.Name,
            Summary = d.Description,
            Domains = names.Upwards(d.Id),
            UpdatedAt = d.UpdatedAt,
        });
    }
}
