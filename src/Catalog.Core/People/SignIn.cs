using Catalog.Core.Activity;
using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>What an identity provider said about somebody who signed in.</summary>
public sealed record SignInCommand(string Issuer, string Subject, string Name, string? Email = null, string? Title = null);

/// <summary>Remembers who signed in: a person is (issuer, subject), and learns their name and address each time.</summary>
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
        return await work.SaveAsync(ct) is { } conflict ? conflict : person.Id;
    }
}
