using Catalog.Core.Discovery;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Discovery;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.People;

/// <summary>People as they are found: by name, title and team; addresses are told to people only and are not searched.</summary>
internal sealed class PersonSearchSource(IDbContextFactory<CatalogDbContext> contexts) : ISearchDocumentSource
{
    public SearchType Type => SearchType.Person;

    public async Task<int> CountAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.People.CountAsync(ct);
    }

    public IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync(CancellationToken ct)
    {
        var db = contexts.CreateDbContext();
        return db.People.AsNoTracking().OrderBy(p => p.Id).Select(p => p.Id).InPortionsAsync(db, ct);
    }

    public async Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var mesh = happened.OfType<MeshChanged>().ToLookup(e => e.Kind, e => e.Id);
        var touched = happened.OfType<RightsChanged>().Select(e => e.PersonId.Value).Concat(mesh["person"]).ToHashSet();
        if (mesh.Contains("team"))
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            TeamId?[] teams = [.. mesh["team"].Select(id => (TeamId?)TeamId.From(id))];
            touched.UnionWith((await db.RoleAssignments.AsNoTracking().Where(r => teams.Contains(r.TeamId)).Select(r => r.PersonId).Distinct().ToListAsync(ct)).Select(id => id.Value));
        }
        return touched;
    }

    public async Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = units.Select(PersonId.From).ToArray();
        var names = await MeshNames.ReadAsync(db, ct);
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var teams = (await db.RoleAssignments.AsNoTracking().Where(r => ids.Contains(r.PersonId) && r.TeamId != null).Select(r => new { r.PersonId, r.TeamId }).ToListAsync(ct)).ToLookup(r => r.PersonId, r => names.Team(r.TeamId));
        return people.ConvertAll(p => new SearchDocument
        {
            Type = SearchType.Person,
            Unit = p.Id.Value,
            Key = p.Id.Value.ToString("D"),
            Name = p.Name,
            Title = p.Name,
            Summary = p.Title,
            Topics = [.. teams[p.Id].Select(t => t?.Name).OfType<string>().Distinct()],
            Owner = teams[p.Id].FirstOrDefault(),
        });
    }
}
