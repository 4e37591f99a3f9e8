using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Which output port, what for, and until which day (that day included). Without a version the newest of that name is meant.</summary>
public sealed record AskForAccessCommand(DataProductKey Product, string Port, string? PortVersion, string Purpose, DateOnly Until);

/// <summary>Asks to read a port. One open request for each person and port.</summary>
public sealed class AskForAccess(ICatalogWorkFactory works, AccessRules rules, TimeProvider clock)
{
    public async Task<Outcome<AccessRequestId>> ExecuteAsync(AskForAccessCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var missing = new Refusal.NotFound($"There is no product {command.Product}.");
        if (await work.ProductAsync(command.Product, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return missing;
        if (Authorisation.Decide(actor, ProductAction.AskForAccess, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);

        var port = product.Output(command.Port, command.PortVersion);
        var purpose = command.Purpose.Trim();
        var errors = new Dictionary<string, string[]>();
        if (port is null) errors["port"] = [$"{product.Key} has no output port {command.Port}."];
        if (purpose.Length == 0) errors["purpose"] = ["Say what you need the data for. The owner decides by it."];
        if (purpose.Length > AccessRules.LongestPurpose) errors["purpose"] = [$"At most {AccessRules.LongestPurpose} characters; this has {purpose.Length}."];
        if (rules.Unfit(command.Until, now) is { } unfit) errors["until"] = [unfit];
        if (port is null || errors.Count > 0) return new Refusal.Invalid("Some answers are missing or cannot be taken.", errors);

        var (me, until, label) = (actor.PersonId!.Value, rules.EndOf(command.Until), product.LabelOf(port));
        if (await work.OpenAccessRequestAsync(me, port.Id, ct) is { } open)
            return new Refusal.Conflict($"You already asked for {label} on {open.AskedAt:d MMM yyyy}. Withdraw that request to ask anew.", open.Version);
        if (await work.HoldingGrantAsync(me, port.Id, now, ct) is { } held && held.EndsAt >= until)
            return new Refusal.Conflict($"You hold access to {label} until {rules.DayOf(held.EndsAt):d MMM yyyy} already.");

        var request = new AccessRequest(CatalogId.New<AccessRequestId>(clock), product.Id, port.Id, label, me, purpose, until, now);
        work.Add(request);
        work.Raise(new AccessAsked(request.Id, product.Id) { EventId = Guid.CreateVersion7(now), At = now });
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("access-request", request.Id.Value, product.Key, product.Id),
            "asked", $"asked for access to {port.Name} of {product.Key} until {command.Until:d MMM yyyy}"));
        return await work.SaveAsync(ct) is { } conflict
            ? new Refusal.Conflict($"You already asked for {port.Name}.", conflict.CurrentVersion)
            : request.Id;
    }
}
