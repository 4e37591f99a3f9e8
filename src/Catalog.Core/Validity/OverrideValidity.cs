using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>Sets the state by hand until a time; without a state it ends the override that is in force.</summary>
public sealed record OverrideCommand(DataProductKey Product, ValidityState? State, string? Reason, DateTimeOffset? Until);

/// <summary>Lets somebody who looks after a product say that its state is another, visibly, with a reason and an end.</summary>
public sealed class OverrideValidity(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    private const int LongestDays = 31;
    private const int LongestReason = 1000;

    public async Task<Outcome<DataProductKey>> ExecuteAsync(OverrideCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.ProductAsync(command.Product, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return new Refusal.NotFound($"There is no data product {command.Product}.");
        if (Authorisation.Decide(actor, ProductAction.Edit, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        if (product.Lifecycle == Lifecycle.Retired) return new Refusal.Invalid("state", "The product is retired and has no state.");
        var now = clock.GetUtcNow();
        if (Check(command, now) is { } wrong) return wrong;

        var standing = await work.OverridesAsync([product.Id], ct);
        if (command.State is null && standing.Count == 0) return new Refusal.Invalid("state", "No override is in force.");
        foreach (var old in standing) old.End(actor.Name, now);
        if (command.State is { } state) work.Add(new ValidityOverride(CatalogId.New<ValidityOverrideId>(clock), product.Id, state, command.Reason!.Trim(), command.Until!.Value.ToUniversalTime(), actor.Name, now));
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("product", product.Id.Value, product.Key, product.Id),
            command.State is null ? "override-ended" : "overridden", command.State is { } to ? $"set the state to {to.Word()} by hand" : "ended the override of the state",
            command.State is { } set ? [new("state", null, set.Word()), new("reason", null, command.Reason), new("until", null, command.Until!.Value.ToString("u", System.Globalization.CultureInfo.InvariantCulture))] : []));
        foreach (var incident in command.State is null ? [] : await work.OpenIncidentsAsync([product.Id], ct))
            work.Add(new IncidentNote(CatalogId.New<IncidentNoteId>(clock), incident.Id, now, IncidentStep.ByHand, actor, $"{command.State!.Value.Word()}: {command.Reason!.Trim()}"));
        // The judgement below must see what is being set.
        if (await work.SaveAsync(ct) is { } conflict) return conflict;

        if (await Judging.StoreAsync(works, [product.Id], actor, clock, ct) is { } late) return late;
        await mesh.RefreshAsync([product.Id], ct);
        return command.Product;
    }

    private static Refusal.Invalid? Check(OverrideCommand command, DateTimeOffset now)
    {
        if (command.State is not { } state) return null;
        if (!Enum.IsDefined(state) || state == ValidityState.Suspect) return new("state", "Use VALID, STALE, UNKNOWN or INVALID: SUSPECT comes from upstream alone.");
        if (string.IsNullOrWhiteSpace(command.Reason)) return new("reason", "Say why, so that everybody who reads the product knows.");
        if (command.Reason.Length > LongestReason) return new("reason", $"At most {LongestReason} characters.");
        if (command.Until is not { } until || until <= now) return new("until", "Name an end in the future: an override ends by itself.");
        return until > now.AddDays(LongestDays) ? new("until", $"At most {LongestDays} days. What holds longer is a policy.") : null;
    }
}
