using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>Who becomes what: owners name a team, stewards a domain.</summary>
public sealed record AssignRoleCommand(PersonId PersonId, Role Role, string? Team = null, string? Domain = null);

/// <summary>Gives a person a role.</summary>
public sealed class AssignRole(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<RoleAssignmentId>> ExecuteAsync(AssignRoleCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (Authorisation.Decide(actor, MeshAction.ManagePeople) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (await work.PersonAsync(command.PersonId, ct) is not { } person) return new Refusal.NotFound("There is no such person.");
        var id = CatalogId.New<RoleAssignmentId>(clock);
        var now = clock.GetUtcNow();
        RoleAssignment given;
        string words;
        switch (command.Role)
        {
            case Role.Administrator:
                given = RoleAssignment.Administrator(id, person.Id, actor.Name, now);
                words = "an administrator";
                break;
            case Role.Owner:
                if (command.Team is null || await work.TeamAsync(command.Team, ct) is not { } team) return new Refusal.Invalid("team", command.Team is null ? "Name the team whose products this person owns." : $"There is no team {command.Team}.");
                given = RoleAssignment.Member(id, person.Id, team.Id, actor.Name, now);
                words = $"a member of {team.Name}";
                break;
            case Role.Steward:
                if (command.Domain is null || await work.DomainAsync(command.Domain, ct) is not { } domain) return new Refusal.Invalid("domain", command.Domain is null ? "Name the domain that this person looks after." : $"There is no domain {command.Domain}.");
                given = RoleAssignment.Steward(id, person.Id, domain.Id, actor.Name, now);
                words = $"a steward of {domain.Name}";
                break;
            default:
                return new Refusal.Invalid("role", "Everybody signed in is an analyst. Legal values: owner, steward, administrator.");
        }
        var held = await work.AssignmentsAsync(person.Id, ct);
        if (held.Any(a => a.Role == given.Role && a.TeamId == given.TeamId && a.DomainId == given.DomainId)) return new Refusal.Conflict($"{person.Name} is {words} already.");
        work.Add(given);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("person", person.Id.Value, person.Name), "role-given", $"made {person.Name} {words}", [new FieldChange("role", null, words)]));
        work.Raise(new RightsChanged(person.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : id;
    }
}
