using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

/// <summary>Names of domains, teams and certification levels, read once for many documents.</summary>
internal sealed class MeshNames
{
    private readonly Dictionary<DomainId, (Named Named, DomainId? Parent)> domains;
    private readonly Dictionary<TeamId, Named> teams;
    private readonly Dictionary<CertificationLevelId, (Named Named, double Rank)> levels;

    private MeshNames(Dictionary<DomainId, (Named, DomainId?)> domains, Dictionary<TeamId, Named> teams, Dictionary<CertificationLevelId, (Named, double)> levels)
        => (this.domains, this.teams, this.levels) = (domains, teams, levels);

    public static async Task<MeshNames> ReadAsync(CatalogDbContext db, CancellationToken ct)
    {
        var allDomains = await db.Domains.AsNoTracking().Select(d => new { d.Id, d.Key, d.Name, d.ParentId }).ToListAsync(ct);
        var allTeams = await db.Teams.AsNoTracking().Select(t => new { t.Id, t.Key, t.Name }).ToListAsync(ct);
        var allLevels = await db.CertificationLevels.AsNoTracking().Select(l => new { l.Id, l.Key, l.Name, l.Rank }).ToListAsync(ct);
        var best = allLevels.Select(l => l.Rank).DefaultIfEmpty(0).Max();
        return new MeshNames(
            allDomains.ToDictionary(d => d.Id, d => (new Named(d.Key, d.Name), d.ParentId)),
            allTeams.ToDictionary(t => t.Id, t => new Named(t.Key, t.Name)),
            allLevels.ToDictionary(l => l.Id, l => (new Named(l.Key, l.Name), best <= 0 ? 1 : Math.Clamp((double)l.Rank / best, 0, 1))));
    }

    public Named? Team(TeamId? id) => id is { } team ? teams.GetValueOrDefault(team) : null;

    public (Named Named, double Rank)? Level(CertificationLevelId? id) => id is { } level && levels.TryGetValue(level, out var found) ? found : null;

    /// <summary>A domain and those above it, the nearest first; a circle of parents ends where it began.</summary>
    public IReadOnlyList<Named> Upwards(DomainId? id)
    {
        var path = new List<Named>();
        for (var next = id; next is { } domain && domains.TryGetValue(domain, out var found) && !path.Contains(found.Named); next = found.Parent) path.Add(found.Named);
        return path;
    }
}
