using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Yes or no, with a reason (a no needs one). A yes may end earlier than asked, never later.</summary>
public sealed record DecideAccessCommand(AccessRequestId Request, bool Approve, string? Reason, DateOnly? Until = null, long? ExpectedVersion = null);

/// <summary>Approves or denies a request; approving makes the grant.</summary>
public sealed class DecideAccess(ICatalogWorkFactory works, AccessRules rules, TimeProvider clock)
{
    public async Task<Outcome<AccessRequestId>> ExecuteAsync(DecideAccessCommand command, Actor actor, CancellationToken ct)
    {
        await using (var work = works.Open())
        {
            if (await DecideAsync(work, command, actor, ct) is { } refused) return refused;
            if (await work.SaveAsync(ct) is null) return command.Request;
        }
        // Somebody was faster: say who.
        await using var again = works.Open();
        return await again.AccessRequestAsync(command.Request, ct) is { } now && now.Closed() is { } closed
            ? closed
            : new Refusal.Conflict("Somebody else changed this request in the meantime. Look at it again.");
    }

    private async Task<Refusal?> DecideAsync(ICatalogWork work, DecideAccessCommand command, Actor actor, CancellationToken ct)
    {
        var missing = new Refusal.NotFound("There is no such request.");
        if (await work.AccessRequestAsync(command.Request, ct) is not { } request || await work.ProductAsync(request.ProductId, ct) is not { } product) return missing;
        if (Authorisation.Decide(actor, ProductAction.DecideAccess, product.Facts) is { Allowed: false } no)
        {
            // Only who may know of the request is told that it is not theirs to decide.
            return Authorisation.KnowsOfAccess(actor, product.Facts, request.PersonId) ? new Refusal.Forbidden(no.Why) : missing;
        }
        if (command.ExpectedVersion is { } expected && expected != request.Version)
            return request.Closed() ?? new Refusal.Conflict("This request changed in the meantime. Look at it again.", request.Version);

        var now = clock.GetUtcNow();
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (!command.Approve && reason is null) return new Refusal.Invalid("reason", "Say why not, so that the asker knows what to do.");
        if (reason?.Length > AccessRules.LongestPurpose) return new Refusal.Invalid("reason", $"At most {AccessRules.LongestPurpose} characters.");
        var end = command is { Approve: true, Until: { } day } ? rules.EndOf(day) : request.Until;
        if (command.Approve && end > request.Until) return new Refusal.Invalid("until", $"Not longer than asked: {rules.DayOf(request.Until):d MMM yyyy} or earlier.");
        if (command.Approve && end <= now) return new Refusal.Invalid("until", "That end has passed, so there is nothing left to grant. Deny it, or let them ask anew.");
        if (command.Approve && product.Lifecycle == Lifecycle.Retired) return new Refusal.Invalid("until", "The product is retired. Deny the request.");
        if (request.Decide(command.Approve ? AccessRequestState.Approved : AccessRequestState.Denied, actor, reason, now) is { } refused) return refused;

        if (command.Approve) work.Add(new Grant(CatalogId.New<GrantId>(clock), request, end, actor.Name, now));
        work.Raise(new AccessDecided(request.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        var (verb, outcome) = command.Approve ? ("approved", $"until {rules.DayOf(end):d MMM yyyy}") : ("denied", "and said why");
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("access-request", request.Id.Value, product.Key, product.Id),
            verb, $"{verb} access to {request.PortName} of {product.Key} {outcome}",
            [new FieldChange("state", "asked", verb), .. reason is null ? (FieldChange[])[] : [new FieldChange("reason", null, reason)]]));
        return null;
    }
}
