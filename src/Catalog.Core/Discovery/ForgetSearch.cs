using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>A saved search of the actor's own.</summary>
public sealed record ForgetSearchCommand(SavedSearchId Id);

/// <summary>Keeps a search no longer.</summary>
public sealed class ForgetSearch(ICatalogWorkFactory works)
{
    public async Task<Outcome<Done>> ExecuteAsync(ForgetSearchCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.SavedSearchAsync(command.Id, ct) is not { } saved || saved.PersonId != actor.PersonId) return new Refusal.NotFound("You keep no such search.");
        work.Remove(saved);
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
