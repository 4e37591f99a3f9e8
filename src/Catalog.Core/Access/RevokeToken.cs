using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which token ends, by name.</summary>
public sealed record RevokeTokenCommand(string Name);

/// <summary>Ends a token at once. Revoking it again changes nothing.</summary>
public sealed class RevokeToken(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(RevokeTokenCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var token = await work.TokenAsync(command.Name, ct);
        if (!Authorisation.SeeToken(actor, token?.TeamId).Allowed || token is null) return new Refusal.NotFound($"There is no token {command.Name}.");
        if (Authorisation.CreateToken(actor, token.Role, token.TeamId) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (token.RevokedAt is not null) return default(Done);
        var now = clock.GetUtcNow();
        token.Revoke(now);
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("token", token.Id.Value, token.Name), "revoked", $"revoked the token {token.Name}"));
        work.Raise(new TokenRevoked(token.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
