using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.Shared;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Domains;

/// <summary>Teams as they are found.</summary>
internal sealed class TeamSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Team;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Teams.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct)
    {
        var db = contexts.CreateDbContext();
        return db.Teams.AsNoTracking().OrderBy(t => t.Id).Select(t => t.Id).InPortionsAsync(db, ct);
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var mesh = happened.OfType<MeshChanged>().ToLookup(e => e.Kind, e => e.Id);
        var touched = mesh["team"].ToHashSet();
        if (mesh.Contains("domain"))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            DomainId?[] below = [.. (await DomainsBelow.ReadAsync(db, [.. mesh["domain"].Select(DomainId.From)], ct)).Select(id => (DomainId?)id)];
            touched.UnionWith((await db.Teams.AsNoTracking().Where(t => below.Contains(t.DomainId)).Select(t => t.Id).ToListAsync(ct)).Select(id => id.Value));
        }
        return touched;
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(TeamId.From).ToArray();
        var names = await MeshNames.ReadAsync(db, ct);
        var teams = await db.Teams.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(ct);
        return teams.ConvertAll(t => new SearchDocument
        {
            Type = SearchType.Team,
            Unit = t.Id.Value,
            Key = t.Key,
            Name = t.Key,
            Title = t.Name,
            Summary = t.Description,
            Domains = names.Upwards(t.DomainId),
            Owner = names.Team(t.Id),
            UpdatedAt = t.UpdatedAt,
        });
    }
}
