using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which grant ends now, and why.</summary>
public sealed record RevokeGrantCommand(GrantId Grant, string Reason, long? ExpectedVersion = null);

/// <summary>Takes a grant away before its end. Its holder may give it back with it.</summary>
public sealed class RevokeGrant(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(RevokeGrantCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var missing = new Refusal.NotFound("There is no such grant.");
        if (await work.GrantAsync(command.Grant, ct) is not { } grant || await work.ProductAsync(grant.ProductId, ct) is not { } product) return missing;
        if (!Authorisation.KnowsOfAccess(actor, product.Facts, grant.PersonId)) return missing;
        var holder = actor.PersonId is not null && grant.PersonId == actor.PersonId;
        if (!holder && Authorisation.Decide(actor, ProductAction.DecideAccess, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (command.ExpectedVersion is { } expected && expected != grant.Version) return new Refusal.Conflict("This grant changed in the meantime. Look at it again.", grant.Version);
        var reason = command.Reason.Trim();
        if (reason.Length == 0) return new Refusal.Invalid("reason", "Say why, so that the holder knows.");
        if (reason.Length > AccessRules.LongestPurpose) return new Refusal.Invalid("reason", $"At most {AccessRules.LongestPurpose} characters.");
        if (grant.Revoke(actor, reason, now) is { } refused) return refused;
        work.Raise(new GrantEnded(grant.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("grant", grant.Id.Value, product.Key, product.Id),
            "revoked", $"{(holder ? "gave back" : "revoked")} access to {grant.PortName} of {product.Key}", [new FieldChange("reason", null, reason)]));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
