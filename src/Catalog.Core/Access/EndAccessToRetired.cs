using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>A retired product has nothing to read any more: its grants end, open requests are answered, and everybody concerned is told.</summary>
public sealed class EndAccessToRetired(TimeProvider clock) : IEventHandler
{
    private const string Reason = "The product was retired.";

    public async Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // It was asked for while the product retired.
        if (happened is AccessAsked asked && await work.ProductAsync(asked.ProductId, ct) is { Lifecycle: Lifecycle.Retired } product && await work.AccessRequestAsync(asked.RequestId, ct) is { } late)
            Lapse(work, late, Actor.System, now, product.Key);
        if (happened is not ProductChanged { Change: ProductChange.Retired } retired) return;
        var who = Actor.System with { PersonId = retired.ByPerson, Name = retired.By };
        // Requests first: one that is approved meanwhile is a conflict here or a grant below.
        var requests = await work.OpenAccessRequestsAsync(retired.ProductId, ct);
        foreach (var grant in await work.HoldingGrantsAsync(retired.ProductId, now, ct))
        {
            if (grant.Revoke(who, Reason, now) is not null) continue;
            work.Raise(new GrantEnded(grant.Id, grant.ProductId) { EventId = Guid.CreateVersion7(now), At = now, ByPerson = retired.ByPerson });
            Note(work, who, now, "grant", grant.Id.Value, retired.ProductId, retired.Key, "revoked", $"ended the access to {grant.PortName} of {retired.Key} with the product");
        }
        foreach (var request in requests) Lapse(work, request, who, now, retired.Key);
    }

    private void Lapse(ICatalogWork work, AccessRequest request, Actor who, DateTimeOffset now, string product)
    {
        if (request.Lapse(who, Reason, now) is not null) return;
        work.Raise(new AccessDecided(request.Id, request.ProductId) { EventId = Guid.CreateVersion7(now), At = now, ByPerson = who.PersonId });
        Note(work, who, now, "access-request", request.Id.Value, request.ProductId, product, "denied", $"denied access to {request.PortName} of {product} with the product's end");
    }

    private void Note(ICatalogWork work, Actor who, DateTimeOffset now, string kind, Guid id, DataProductId product, string key, string verb, string sentence) =>
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, who, new ActivitySubject(kind, id, key, product), verb, sentence, [new FieldChange("reason", null, Reason)]));
}
