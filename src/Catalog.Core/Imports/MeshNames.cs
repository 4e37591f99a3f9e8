using Catalog.Core.Domains;
using Catalog.Core.Glossary;
using Catalog.Core.People;

namespace Catalog.Core.Imports;

/// <summary>What a document may name: domains, teams and certification levels, by key (old ones too) or by name.</summary>
public sealed class MeshNames
{
    private readonly Dictionary<string, DomainName> domains = [];
    private readonly Dictionary<string, TeamName> teams = [];
    private readonly Dictionary<string, LevelName> levels = [];
    private readonly Dictionary<CertificationLevelId, LevelName> levelsById = [];
    private readonly Dictionary<DomainId, DomainName> domainsById = [];
    private readonly Dictionary<TeamId, TeamName> teamsById = [];

    public MeshNames(IEnumerable<DomainName> domains, IEnumerable<TeamName> teams, IEnumerable<LevelName> levels)
    {
        foreach (var domain in domains) Add(domain);
        foreach (var team in teams) Add(team);
        foreach (var level in levels)
        {
            levelsById[level.Id] = level;
            this.levels.TryAdd(Fold(level.Key), level);
            this.levels.TryAdd(Fold(level.Name), level);
        }
    }

    public DomainName? Domain(string word) => domains.GetValueOrDefault(Fold(word)) ?? domains.GetValueOrDefault(Shared.Slug.From(word));

    public DomainName? Domain(DomainId id) => domainsById.GetValueOrDefault(id);

    public TeamName? Team(string word) => teams.GetValueOrDefault(Fold(word)) ?? teams.GetValueOrDefault(Shared.Slug.From(word));

    public TeamName? Team(TeamId id) => teamsById.GetValueOrDefault(id);

    public LevelName? Level(string word) => levels.GetValueOrDefault(Fold(word));

    public LevelName? Level(CertificationLevelId id) => levelsById.GetValueOrDefault(id);

    public bool DomainKeyTaken(string key) => domains.ContainsKey(key);

    public bool TeamKeyTaken(string key) => teams.ContainsKey(key);

    public void Add(DomainName domain)
    {
        domains[Fold(domain.Key)] = domain;
        domainsById[domain.Id] = domain;
        foreach (var old in domain.OldKeys) domains.TryAdd(Fold(old), domain);
        domains.TryAdd(Fold(domain.Name), domain);
    }

    public void Add(TeamName team)
    {
        teams[Fold(team.Key)] = team;
        teamsById[team.Id] = team;
        foreach (var old in team.OldKeys) teams.TryAdd(Fold(old), team);
        teams.TryAdd(Fold(team.Name), team);
    }

    private static string Fold(string word) => word.Trim().ToLowerInvariant();
}

/// <summary>A domain as documents may name it.</summary>
public sealed record DomainName(DomainId Id, string Key, string Name, IReadOnlyList<string> OldKeys);

/// <summary>A team as documents may name it.</summary>
public sealed record TeamName(TeamId Id, string Key, string Name, IReadOnlyList<string> OldKeys);

/// <summary>A certification level as documents may name it, and who may give it.</summary>
public sealed record LevelName(CertificationLevelId Id, string Key, string Name, Role AssignableBy);
