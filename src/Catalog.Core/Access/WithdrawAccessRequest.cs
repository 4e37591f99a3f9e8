using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which request its asker takes back.</summary>
public sealed record WithdrawAccessRequestCommand(AccessRequestId Request, long? ExpectedVersion = null);

/// <summary>Takes an open request back.</summary>
public sealed class WithdrawAccessRequest(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(WithdrawAccessRequestCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        if (await work.AccessRequestAsync(command.Request, ct) is not { } request || await work.ProductAsync(request.ProductId, ct) is not { } product
            || !Authorisation.KnowsOfAccess(actor, product.Facts, request.PersonId))
            return new Refusal.NotFound("There is no such request.");
        if (command.ExpectedVersion is { } expected && expected != request.Version)
            return request.Closed() ?? new Refusal.Conflict("This request changed in the meantime. Look at it again.", request.Version);
        if (request.Withdraw(actor, now) is { } refused) return refused;
        work.Raise(new AccessDecided(request.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("access-request", request.Id.Value, product.Key, product.Id),
            "withdrew", $"withdrew the request for {request.PortName} of {product.Key}", [new FieldChange("state", "asked", "withdrawn")]));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
