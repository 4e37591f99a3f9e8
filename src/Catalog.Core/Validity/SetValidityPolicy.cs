using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>For a product (and one of its ports), for a domain, or, with neither, for the mesh. Open values are inherited.</summary>
public sealed record SetPolicyCommand(DataProductKey? Product, string? Port, string? Domain, PolicyValues Values, string? Why, string? AgreedWith);

/// <summary>Sets the rules by which states are judged. What was in force before stays in the history.</summary>
public sealed class SetValidityPolicy(ICatalogWorkFactory works, ValidityMesh mesh, TimeProvider clock)
{
    private const int Everything = 10_000;
    private const int LongestReason = 1000;

    public async Task<Outcome<Done>> ExecuteAsync(SetPolicyCommand command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var place = await PlaceAsync(work, command, actor, ct);
        if (!place.IsOk) return place.Refusal;
        if (Check(command) is { } wrong) return wrong;
        var (scope, subject, key, product) = place.Value;
        var now = clock.GetUtcNow();
        var before = (await work.PoliciesAsync([subject], ct)).Where(p => p.Scope == scope && p.SubjectId == subject).ToList();
        foreach (var old in before) old.End(now);
        work.Add(new ValidityPolicy(CatalogId.New<ValidityPolicyId>(clock), scope, subject, command.Values, command.Why!.Trim(), string.IsNullOrWhiteSpace(command.AgreedWith) ? null : command.AgreedWith.Trim(), actor.Name, now));
        work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new(scope.ToString().ToLowerInvariant(), subject, key, product), "policy", "set the rules of validity",
            [.. Changes(before.LastOrDefault(), command)]));
        if (product is null) work.Raise(new PolicyChanged(scope, subject) { EventId = Guid.CreateVersion7(now), At = now });
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        if (product is not { } one) return new Done();

        if (await Judging.StoreAsync(works, [one], actor, clock, ct) is { } late) return late;
        await mesh.RefreshAsync([one], ct);
        return new Done();
    }

    /// <summary>Each value that became another, and why.</summary>
    private static IEnumerable<FieldChange> Changes(ValidityPolicy? before, SetPolicyCommand command)
    {
        var (old, now) = (before?.Values ?? new(), command.Values);
        FieldChange[] values =
        [
            new("limit", Percent(old.Limit), Percent(now.Limit)),
            new("promise", Length(old.Promise), Length(now.Promise)),
            new("critical", Listed(old.Critical), Listed(now.Critical)),
            new("verdicts", Gate(old.Verdicts), Gate(now.Verdicts)),
            new("agreed with", before?.AgreedWith, string.IsNullOrWhiteSpace(command.AgreedWith) ? null : command.AgreedWith.Trim()),
        ];
        return values.Where(v => v.Old != v.New).Append(new("why", null, command.Why));
    }

    private static string? Length(TimeSpan? promise) => promise is null ? null : ReasonSentence.Span(promise);

    private static string? Listed(IReadOnlyList<string>? patterns) => patterns is null ? null : string.Join(", ", patterns);

    private static string? Gate(IReadOnlyDictionary<ValidityState, Verdict>? verdicts) =>
        verdicts is not { Count: > 0 } ? null : string.Join(", ", verdicts.OrderByDescending(v => v.Key).Select(v => $"{v.Value.Word()} for {v.Key.Word()}"));

    private static string? Percent(int? hundredths) => hundredths is { } limit ? new Quality.ValueWords(System.Globalization.CultureInfo.InvariantCulture).Limit(limit) : null;

    private static async Task<Outcome<(PolicyScope, Guid, string, DataProductId?)>> PlaceAsync(ICatalogWork work, SetPolicyCommand command, Actor actor, CancellationToken ct)
    {
        if (command.Product is { } key)
        {
            if (await work.ProductAsync(key, ct) is not { } product || !Authorisation.Decide(actor, ProductAction.See, product.Facts).Allowed) return new Refusal.NotFound($"There is no data product {key}.");
            if (Authorisation.Decide(actor, ProductAction.Edit, product.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
            if (command.Port is null) return (PolicyScope.Product, product.Id.Value, product.Key, product.Id);
            return product.Output(command.Port) is { } port
                ? (PolicyScope.Port, port.Id.Value, product.Key, product.Id)
                : new Refusal.Invalid("port", $"{key} has no output port {command.Port}.");
        }
        if (command.Domain is { } name)
        {
            if (await work.DomainAsync(name, ct) is not { } domain || !Authorisation.Decide(actor, MeshAction.Browse).Allowed) return new Refusal.NotFound($"There is no domain {name}.");
            return Authorisation.Decide(actor, MeshAction.ManageDomain, domain.Id) is { Allowed: false } no ? new Refusal.Forbidden(no.Why) : (PolicyScope.Domain, domain.Id.Value, domain.Key, null);
        }
        return Authorisation.Decide(actor, MeshAction.SetMeshPolicy) is { Allowed: false } never ? new Refusal.Forbidden(never.Why) : (PolicyScope.Mesh, Guid.Empty, "mesh", null);
    }

    private static Refusal.Invalid? Check(SetPolicyCommand command)
    {
        if (command.Values.Limit is < 0 or > Everything) return new("limit", "A share between 0 % and 100 %.");
        if (command.Values.Promise is { } promise && (promise < TimeSpan.FromMinutes(1) || promise > TimeSpan.FromDays(3660))) return new("promise", "Between a minute and ten years.");
        if (command.Values.Critical is { Count: > 100 }) return new("critical", "At most 100 expectations.");
        if (string.IsNullOrWhiteSpace(command.Why)) return new("why", "Say why: it stays in the history beside the limit.");
        if (command.Why.Length > LongestReason) return new("why", $"At most {LongestReason} characters.");
        return command.AgreedWith?.Length > 400 ? new("agreedWith", "At most 400 characters.") : null;
    }
}
