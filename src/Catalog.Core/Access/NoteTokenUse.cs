using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which token was just used.</summary>
public sealed record NoteTokenUseCommand(ApiTokenId Id);

/// <summary>Writes down that a token was used, at most once a minute, so that unused ones can be found.</summary>
public sealed class NoteTokenUse(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(NoteTokenUseCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.TokenAsync(command.Id, ct) is not { } token) return new Refusal.NotFound("There is no such token.");
        // Two nodes at once: either time is as good as the other, so a conflict needs no second try.
        if (token.Use(clock.GetUtcNow()) && actor.SignedIn) await work.SaveAsync(ct);
        return default(Done);
    }
}
