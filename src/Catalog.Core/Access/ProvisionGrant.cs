using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which grant is real now in the technology.</summary>
public sealed record ProvisionGrantCommand(GrantId Grant, long? ExpectedVersion = null);

/// <summary>Marks a grant as made real: approved is not granted in the technology.</summary>
public sealed class ProvisionGrant(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(ProvisionGrantCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var missing = new Refusal.NotFound("There is no such grant.");
        if (await work.GrantAsync(command.Grant, ct) is not { } grant || await work.ProductAsync(grant.ProductId, ct) is not { } product) return missing;
        if (Authorisation.Decide(actor, ProductAction.DecideAccess, product.Facts) is { Allowed: false } no)
            return Authorisation.KnowsOfAccess(actor, product.Facts, grant.PersonId) ? new Refusal.Forbidden(no.Why) : missing;
        if (command.ExpectedVersion is { } expected && expected != grant.Version) return new Refusal.Conflict("This grant changed in the meantime. Look at it again.", grant.Version);
        if (grant.Provision(actor, now) is { } refused) return refused;
        work.Raise(new GrantProvisioned(grant.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("grant", grant.Id.Value, product.Key, product.Id),
            "provisioned", $"marked access to {grant.PortName} of {product.Key} as provisioned"));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
