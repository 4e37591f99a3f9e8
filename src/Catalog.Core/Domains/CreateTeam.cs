using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>A team in the making. Without a key it gets one made from its name.</summary>
public sealed record NewTeam(string Name, string? Description = null, string? Email = null, string? Domain = null, string? Key = null);

/// <summary>Makes a team: administrators anywhere, stewards in domains that they look after.</summary>
public sealed class CreateTeam(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<MeshWritten>> ExecuteAsync(NewTeam command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        Domain? domain = null;
        if (command.Domain.Trimmed() is { } named && (domain = await work.DomainAsync(named, ct)) is null) return new Refusal.Invalid("domain", $"There is no domain {named}.");
        if (Authorisation.Decide(actor, MeshAction.CreateTeam, domain?.Id) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (MeshWriting.Check(command.Name, command.Description) is { } invalid) return invalid;
        if (TeamWords.CheckEmail(command.Email) is { } address) return address;
        var key = command.Key.Trimmed()?.ToLowerInvariant() ?? Slug.From(command.Name);
        if (!Slug.IsValid(key)) return new Refusal.Invalid("key", "A key is lower-case letters, digits and hyphens.");
        if (await work.TeamAsync(key, ct) is { } taken) return new Refusal.Invalid("name", $"The key {key} belongs to {taken.Name}, now or from before. Choose another name.");

        var now = clock.GetUtcNow();
        var team = new Team(CatalogId.New<TeamId>(clock), key, command.Name.Trim(), now);
        team.Describe(command.Description.Trimmed(), command.Email.Trimmed(), domain?.Id, now);
        work.Add(team);
        work.Tell("team", team.Id.Value, key, "created", $"created the team {team.Name}", MeshWriting.Changes(new("name", null, team.Name), new("description", null, team.Description), new("e-mail", null, team.Email), new("domain", null, domain?.Key)), actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return new MeshWritten(team.Id.Value, key, team.Version);
    }
}
