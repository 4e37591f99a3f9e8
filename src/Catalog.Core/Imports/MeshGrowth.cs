using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>Finds the domains and teams that documents name, and makes those that are missing where the actor may.</summary>
internal sealed class MeshGrowth(ICatalogWork work, MeshNames names, Actor actor, TimeProvider clock)
{
    /// <summary>The domain of that name or key; <c>null</c> when there is none and this actor may not make it.</summary>
    public DomainName? Domain(string word)
    {
        if (names.Domain(word) is { } known) return known;
        return Authorisation.Decide(actor, MeshAction.CreateDomain).Allowed ? Make(word) : null;
    }

    /// <summary>Where documents without a domain go; it makes itself.</summary>
    public DomainName Unassigned() => names.Domain(Domains.Domain.UnassignedKey) ?? Make("Unassigned");

    /// <summary>The team of that name or key; <c>null</c> when there is none and this actor may not make it. A team made here has no members, so it gives nobody rights.</summary>
    public TeamName? Team(string word, DomainId domain)
    {
        if (names.Team(word) is { } known) return known;
        if (!Authorisation.Decide(actor, MeshAction.CreateTeam, domain).Allowed) return null;
        var now = clock.GetUtcNow();
        var team = new Team(CatalogId.New<TeamId>(clock), Key(word, names.TeamKeyTaken, "team"), Name(word), now);
        team.Describe(null, null, domain, now);
        work.Add(team);
        Tell("team", team.Id.Value, team.Key, now);
        var made = new TeamName(team.Id, team.Key, team.Name, []);
        names.Add(made);
        return made;
    }

    private DomainName Make(string word)
    {
        var now = clock.GetUtcNow();
        var domain = new Domain(CatalogId.New<DomainId>(clock), Key(word, names.DomainKeyTaken, "domain"), Name(word), now);
        work.Add(domain);
        Tell("domain", domain.Id.Value, domain.Key, now);
        var made = new DomainName(domain.Id, domain.Key, domain.Name, []);
        names.Add(made);
        return made;
    }

    private void Tell(string kind, Guid id, string key, DateTimeOffset now)
    {
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject(kind, id, key), "created", $"created the {kind} {key}, which a document names"));
        work.Raise(new MeshChanged(kind, id, key) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static string Key(string word, Func<string, bool> taken, string otherwise) => Slug.Unique(Slug.From(word) is { Length: > 0 } slug ? slug : otherwise, taken);

    private static string Name(string word) => word.Trim() is var name && name.Length > 400 ? name[..400] : name;
}
