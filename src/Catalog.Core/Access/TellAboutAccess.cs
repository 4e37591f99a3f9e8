using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Fills inboxes with what happens to requests and grants.</summary>
public sealed class TellAboutAccess(AccessRules rules, TimeProvider clock) : IEventHandler
{
    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        AccessAsked asked => AskedAsync(asked, work, ct),
        AccessDecided decided => DecidedAsync(decided, work, ct),
        GrantProvisioned made => ProvisionedAsync(made, work, ct),
        GrantEnding ending => EndingAsync(ending, work, ct),
        GrantEnded ended => EndedAsync(ended, work, ct),
        _ => Task.CompletedTask,
    };

    private async Task AskedAsync(AccessAsked asked, ICatalogWork work, CancellationToken ct)
    {
        if (await work.AccessRequestAsync(asked.RequestId, ct) is not { State: AccessRequestState.Asked } request || await work.ProductAsync(request.ProductId, ct) is not { } product) return;
        var asker = await NameAsync(request.PersonId, work, ct);
        var audience = await Audience.OfAsync(product.Facts, work, clock.GetUtcNow(), ct);
        await work.TellAsync(
            new Told(InboxKinds.AccessRequest, request.Id.Value, true, $"{asker} asks to read {product.Key}, port {request.PortName}, until {rules.DayOf(request.Until):d MMM yyyy}",
                request.Purpose, PortalPaths.RequestsToDecide, product.Id),
            audience.Deciders(request.PersonId), clock, ct);
    }

    private async Task DecidedAsync(AccessDecided decided, ICatalogWork work, CancellationToken ct)
    {
        await work.CompleteAsync(InboxKinds.AccessRequest, decided.RequestId.Value, clock, ct);
        if (await work.AccessRequestAsync(decided.RequestId, ct) is not { } request || await work.ProductAsync(request.ProductId, ct) is not { } product) return;
        // Who withdrew knows it already.
        if (request.State is not (AccessRequestState.Approved or AccessRequestState.Denied)) return;
        var grant = request.State == AccessRequestState.Approved ? await work.HoldingGrantAsync(request.PersonId, request.PortId, clock.GetUtcNow(), ct) : null;
        var until = grant is null ? "" : $" until {rules.DayOf(grant.EndsAt):d MMM yyyy}";
        await work.TellAsync(
            new Told(InboxKinds.AccessDecided, request.Id.Value, false, $"{request.DecidedByName} {(request.State == AccessRequestState.Approved ? "approved" : "denied")} your access to {product.Key}, port {request.PortName}{until}",
                request.Reason, PortalPaths.Access, product.Id),
            [request.PersonId], clock, ct);
        if (grant is null || grant.RequestId != request.Id || grant.ProvisionedAt is not null || request.DecidedBy is not { } decider) return;
        await work.TellAsync(
            new Told(InboxKinds.Provisioning, grant.Id.Value, true, $"Open {product.Key}, port {request.PortName}, for {await NameAsync(request.PersonId, work, ct)}, then mark it provisioned",
                $"Approved{until}. Nothing opens the port by itself.", PortalPaths.GrantsOnMyProducts, product.Id),
            [decider], clock, ct);
    }

    private async Task ProvisionedAsync(GrantProvisioned made, ICatalogWork work, CancellationToken ct)
    {
        await work.CompleteAsync(InboxKinds.Provisioning, made.GrantId.Value, clock, ct);
        if (await work.GrantAsync(made.GrantId, ct) is not { } grant || await work.ProductAsync(grant.ProductId, ct) is not { } product) return;
        await work.TellAsync(
            new Told(InboxKinds.GrantProvisioned, grant.Id.Value, false, $"{product.Key}, port {grant.PortName}, is open for you until {rules.DayOf(grant.EndsAt):d MMM yyyy}",
                $"{grant.ProvisionedBy} marked it as provisioned.", PortalPaths.Product(product.Key), product.Id),
            [grant.PersonId], clock, ct);
    }

    private async Task EndingAsync(GrantEnding ending, ICatalogWork work, CancellationToken ct)
    {
        if (await work.GrantAsync(ending.GrantId, ct) is not { } grant || !grant.HoldsAt(clock.GetUtcNow()) || await work.ProductAsync(grant.ProductId, ct) is not { } product) return;
        await work.TellAsync(
            new Told(InboxKinds.GrantEnding, grant.Id.Value, false, $"Your access to {product.Key}, port {grant.PortName}, ends on {rules.DayOf(grant.EndsAt):d MMM yyyy}",
                "Ask again before that day if you still need it.", PortalPaths.Access, product.Id),
            [grant.PersonId], clock, ct);
    }

    private async Task EndedAsync(GrantEnded ended, ICatalogWork work, CancellationToken ct)
    {
        await work.CompleteAsync(InboxKinds.Provisioning, ended.GrantId.Value, clock, ct);
        await work.CompleteAsync(InboxKinds.GrantEnding, ended.GrantId.Value, clock, ct);
        if (await work.GrantAsync(ended.GrantId, ct) is not { } grant || await work.ProductAsync(grant.ProductId, ct) is not { } product) return;
        // Who gave it back knows it already.
        if (grant.PersonId == ended.ByPerson) return;
        var sentence = grant.RevokedAt is null
            ? $"Your access to {product.Key}, port {grant.PortName}, has ended"
            : $"{grant.RevokedBy} revoked your access to {product.Key}, port {grant.PortName}";
        await work.TellAsync(new Told(InboxKinds.GrantEnded, grant.Id.Value, false, sentence, grant.RevokedReason, PortalPaths.Access, product.Id), [grant.PersonId], clock, ct);
    }

    private static async Task<string> NameAsync(PersonId person, ICatalogWork work, CancellationToken ct) => (await work.PersonAsync(person, ct))?.Name ?? "Somebody";
}
