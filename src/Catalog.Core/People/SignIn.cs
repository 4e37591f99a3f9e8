using Catalog.Core.Activity;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>What an identity provider said about somebody who signed in; <paramref name="Rights"/> are what its claims are mapped to.</summary>
public sealed record SignInCommand(string Issuer, string Subject, string Name, string? Email = null, string? Title = null, IReadOnlyCollection<MappedRight>? Rights = null);

/// <summary>
/// Remembers who signed in: a person is (issuer, subject), and learns their name and address each time. What they may do by
/// their claims is kept as well, so that their inbox fills while they are away and everybody sees who looks after what.
/// </summary>
public sealed class SignIn(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<PersonId>> ExecuteAsync(SignInCommand command, Actor actor, CancellationToken ct)
    {
        if (command.Issuer.Length == 0 || command.Subject.Length is 0 or > 400) return new Refusal.Invalid("subject", "The identity provider named nobody.");
        var outcome = await RememberAsync(command, actor, ct);
        // Two first sign-ins at once: the other one made the person.
        return outcome.Refusal is Refusal.Conflict ? await RememberAsync(command, actor, ct) : outcome;
    }

    private async Task<Outcome<PersonId>> RememberAsync(SignInCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var name = command.Name.Length > 0 ? command.Name : command.Subject;
        var person = await work.PersonAsync(command.Issuer, command.Subject, ct);
        if (person is null)
        {
            person = new Person(CatalogId.New<PersonId>(clock), command.Issuer, command.Subject, name, now);
            work.Add(person);
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("person", person.Id.Value, name), "joined", $"welcomed {name}, who signed in for the first time"));
        }
        var known = (person.Name, person.Title);
        person.Describe(name, command.Email, command.Title);
        if (known != (person.Name, person.Title) || person.LastSeenAt is null)
            work.Raise(new Domains.MeshChanged("person", person.Id.Value, person.Id.Value.ToString("D")) { EventId = Guid.CreateVersion7(now), At = now });
        person.Seen(now);
        await KeepRightsAsync(work, person, command.Rights ?? [], actor, ct);
        return await work.SaveAsync(ct) is { } conflict ? conflict : person.Id;
    }

    private async Task KeepRightsAsync(ICatalogWork work, Person person, IReadOnlyCollection<MappedRight> rights, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var held = await work.AssignmentsAsync(person.Id, ct);
        var teams = await work.TeamIdsAsync([.. rights.Where(r => r is { Role: Role.Owner, Key: not null }).Select(r => r.Key!)], ct);
        var domains = await work.DomainIdsAsync([.. rights.Where(r => r is { Role: Role.Steward, Key: not null }).Select(r => r.Key!)], ct);
        List<RoleAssignment> brought =
        [
            .. teams.Select(team => RoleAssignment.Member(CatalogId.New<RoleAssignmentId>(clock), person.Id, team, RoleAssignment.Provider, now)),
            .. domains.Select(domain => RoleAssignment.Steward(CatalogId.New<RoleAssignmentId>(clock), person.Id, domain, RoleAssignment.Provider, now)),
        ];
        if (rights.Any(r => r.Role == Role.Administrator)) brought.Add(RoleAssignment.Administrator(CatalogId.New<RoleAssignmentId>(clock), person.Id, RoleAssignment.Provider, now));
        var ended = held.Where(a => a.GivenBy == RoleAssignment.Provider && !brought.Exists(a.IsSame)).ToList();
        var fresh = brought.Where(b => !held.Any(b.IsSame)).ToList();
        if (ended.Count + fresh.Count == 0) return;
        foreach (var assignment in ended) work.Remove(assignment);
        foreach (var assignment in fresh) work.Add(assignment);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("person", person.Id.Value, person.Name), "rights-learned", $"learned from the identity provider what {person.Name} may do",
            [new FieldChange("roles", Words(ended), Words(fresh))]));
        work.Raise(new RightsChanged(person.Id) { EventId = Guid.CreateVersion7(now), At = now });
    }

    private static string? Words(List<RoleAssignment> rights) =>
        rights.Count == 0 ? null : string.Join(", ", rights.GroupBy(r => r.Role).OrderBy(g => g.Key).Select(g => g.Count() == 1 ? g.Key.ToString().ToLowerInvariant() : $"{g.Count()} times {g.Key.ToString().ToLowerInvariant()}"));
}
