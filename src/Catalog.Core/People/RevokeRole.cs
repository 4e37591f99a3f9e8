using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>Which assignment ends.</summary>
public sealed record RevokeRoleCommand(RoleAssignmentId Id);

/// <summary>Takes a role away again. Roles that come from claims end at the identity provider, not here.</summary>
public sealed class RevokeRole(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(RevokeRoleCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (Authorisation.Decide(actor, MeshAction.ManagePeople) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (await work.AssignmentAsync(command.Id, ct) is not { } taken || await work.PersonAsync(taken.PersonId, ct) is not { } person) return new Refusal.NotFound("There is no such assignment; perhaps it was taken away already.");
        if (taken.Role == Role.Administrator)
        {
            var administrators = await work.AdministratorsAsync(ct);
            if (person.Id == actor.PersonId && administrators.Count == 1) return new Refusal.Conflict("You are the last administrator. Make somebody else one first.");
            // Two who go at once, or send each other, would leave nobody: the second one looks again at who there is.
            foreach (var administrator in administrators)
                if (await work.PersonAsync(administrator, ct) is { } held) work.Hold(held);
        }
        if (taken.GivenBy == RoleAssignment.Provider) return new Refusal.Conflict($"{person.Name} has this role by a claim of the identity provider. It ends there, or with the setting Catalog:Auth:Mappings.");
        var words = taken.Role switch
        {
            Role.Owner when taken.TeamId is { } team => $"a member of {(await work.TeamAsync(team, ct))?.Name}",
            Role.Steward when taken.DomainId is { } domain => $"a steward of {(await work.DomainAsync(domain, ct))?.Name}",
            _ => "an administrator",
        };
        var now = clock.GetUtcNow();
        work.Remove(taken);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("person", person.Id.Value, person.Name), "role-taken", $"no longer lets {person.Name} be {words}", [new FieldChange("role", words, null)]));
        work.Raise(new RightsChanged(person.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
