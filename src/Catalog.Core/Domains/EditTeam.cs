using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>What a team should say. <paramref name="NewKey"/> <c>null</c> keeps its key.</summary>
public sealed record TeamEdit(string Key, string Name, string? Description, string? Email, string? Domain, string? NewKey = null, long? ExpectedVersion = null);

/// <summary>Describes a team, moves it to another domain or renames it; its old key leads to it for ever.</summary>
public sealed class EditTeam(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<MeshWritten>> ExecuteAsync(TeamEdit command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (!Authorisation.Decide(actor, MeshAction.Browse).Allowed || await work.TeamAsync(command.Key, ct) is not { } team) return new Refusal.NotFound($"There is no team {command.Key}.");
        if (Authorisation.Decide(actor, MeshAction.ManageTeam, team.DomainId, team.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (MeshWriting.Stale(command.ExpectedVersion, team.Version, team.Name) is { } stale) return stale;
        if (MeshWriting.Check(command.Name, command.Description) is { } invalid) return invalid;
        if (TeamWords.CheckEmail(command.Email) is { } address) return address;
        Domain? domain = null;
        if (command.Domain.Trimmed() is { } named && (domain = await work.DomainAsync(named, ct)) is null) return new Refusal.Invalid("domain", $"There is no domain {named}.");
        // A domain's stewards manage its teams: putting a team there gives them rights, so it is theirs to take.
        if (domain is not null && domain.Id != team.DomainId && Authorisation.Decide(actor, MeshAction.CreateTeam, domain.Id) is { Allowed: false } elsewhere)
            return new Refusal.Forbidden($"A team is moved by the stewards of the domain it goes to. {elsewhere.Why}");

        var now = clock.GetUtcNow();
        var (oldKey, newKey) = (team.Key, command.NewKey.Trimmed()?.ToLowerInvariant() ?? team.Key);
        var before = team.DomainId is { } old ? (await work.DomainAsync(old, ct))?.Key : null;
        var changes = MeshWriting.Changes(
            new("name", team.Name, command.Name.Trim()), new("description", team.Description, command.Description.Trimmed()),
            new("e-mail", team.Email, command.Email.Trimmed()), new("domain", before, domain?.Key), new("key", oldKey, newKey));
        if (changes.Count == 0) return new MeshWritten(team.Id.Value, oldKey, team.Version);
        if (newKey != oldKey)
        {
            if (!Slug.IsValid(newKey)) return new Refusal.Invalid("key", "A key is lower-case letters, digits and hyphens.");
            if (await work.TeamAsync(newKey, ct) is { } holder)
            {
                if (holder.Id != team.Id) return new Refusal.Invalid("key", $"The key {newKey} belongs to {holder.Name}, now or from before. Choose another one.");
                if (await work.RedirectAsync(RedirectKind.Team, newKey, ct) is { } own) work.Remove(own);
            }
            work.Add(new KeyRedirect(RedirectKind.Team, oldKey, team.Id.Value, now));
        }
        team.Rename(newKey, command.Name.Trim(), now);
        team.Describe(command.Description.Trimmed(), command.Email.Trimmed(), domain?.Id, now);
        work.Tell("team", team.Id.Value, newKey, newKey == oldKey ? "updated" : "renamed", MeshWriting.Sentence(changes), changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(team.Id.Value, newKey, team.Version);
    }
}
