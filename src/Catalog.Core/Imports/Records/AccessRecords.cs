using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    /// <summary>A request with what became of it. Its steps stand in the trail at the time they happened.</summary>
    private async Task<Taken> AccessRequestAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || !Key(text, "product", out var key) || text["port"] is not { } portName || text.Time("until") is not { } until || text.Time("asked") is not { } asked)
            return Taken.Needs("an id, a product, a port, a person, asked and until");
        var id = AccessRequestId.From(RecordText.Id("access-request", given));
        if (await work.AccessRequestAsync(id, ct) is not null) return Taken.Of(false, false, given);
        if (await work.ProductAsync(key, ct) is not { } product) return Taken.Lacks(given, $"the product {key}");
        var version = text["portVersion"];
        if (product.Output(portName, version) is not { } port)
            return Taken.Lacks(given, $"the port {portName} of {key}");
        if (await PersonOfAsync(text.Inner("person"), ct) is not { } person) return Taken.Lacks(given, NameOf(text.Inner("person")));

        var request = new AccessRequest(id, product.Id, port.Id, port.Name, person.Id, text["purpose"] ?? "", until, asked);
        work.Add(request);
        Step("access-request", id.Value, "asked", $"asked for access to {port.Name} of {product.Key}", asked, As(person.Id, person.Name));
        var state = text["state"]?.ToLowerInvariant() ?? "asked";
        if (state == "asked")
        {
            work.Raise(new AccessAsked(id, product.Id) { EventId = Guid.CreateVersion7(Now), At = Now });
            return Taken.Of(true, true, given);
        }

        var decider = await PersonOfAsync(text.Inner("decidedBy"), ct);
        if (state == "withdrawn")
        {
            var withdrawn = text.Time("withdrawn") ?? text.Time("decided") ?? Now;
            request.Withdraw(As(person.Id, person.Name), withdrawn);
            Step("access-request", id.Value, "withdrew", $"withdrew the request for {port.Name} of {product.Key}", withdrawn, As(person.Id, person.Name));
            return Taken.Of(true, true, given);
        }
        var (decided, by) = (text.Time("decided") ?? asked, As(decider?.Id, text["decidedByName"] ?? decider?.Name ?? actor.Name));
        var approved = state is "approved" or "granted";
        request.Decide(approved ? AccessRequestState.Approved : AccessRequestState.Denied, by, text["reason"], decided);
        Step("access-request", id.Value, approved ? "approved" : "denied", $"{(approved ? "approved" : "denied")} access to {port.Name} of {product.Key}", decided, by);
        if (!approved) return Taken.Of(true, true, given);

        var grant = new Grant(GrantId.From(RecordText.Id("grant", text["grant"] ?? id.Value.ToString())), request, text.Time("ends") ?? until, by.Name, decided);
        work.Add(grant);
        if (text.Time("provisioned") is { } provisioned)
        {
            var maker = await PersonOfAsync(text.Inner("provisionedBy"), ct);
            var hands = As(maker?.Id, text["provisionedByName"] ?? maker?.Name ?? actor.Name);
            if (grant.Provision(hands, provisioned) is null) Step("grant", grant.Id.Value, "provisioned", $"marked access to {port.Name} of {product.Key} as provisioned", provisioned, hands);
        }
        if (text.Time("revoked") is { } revoked) grant.Revoke(As(null, text["revokedBy"] ?? actor.Name), text["revokedReason"] ?? "", revoked);
        else if (!grant.HoldsAt(Now)) grant.End(grant.EndsAt);
        // Only what still waits for somebody is told; the rest is history.
        if (grant.HoldsAt(Now) && grant.ProvisionedAt is null) work.Raise(new AccessDecided(id, product.Id) { EventId = Guid.CreateVersion7(Now), At = Now });
        return Taken.Of(true, true, given);

        // An export brings the trail along.
        void Step(string kind, Guid subject, string verb, string sentence, DateTimeOffset at, Actor who)
        {
            if (!text.Is("inTrail")) work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), at, who, new ActivitySubject(kind, subject, product.Key, product.Id), verb, sentence));
        }
    }
}
