using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>The announcement that a product ends, when, and what to use instead.</summary>
public sealed record Deprecation(DataProductKey Key, DateOnly EndDate, string? Replacement, long? ExpectedVersion);

/// <summary>Announces the end of a product; the date and the replacement are shown wherever it appears.</summary>
public sealed class Deprecate(ICatalogWorkFactory works, AccessRules rules, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(Deprecation command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        // The date or the replacement of what is deprecated already may change.
        if (product.Lifecycle != Lifecycle.Deprecated && ProductLifecycle.WhyNot(product, Lifecycle.Deprecated) is { } why) return new Refusal.Invalid("status", why);
        // Days end where the mesh's do.
        if (command.EndDate < rules.Today(clock.GetUtcNow())) return new Refusal.Invalid("endDate", "The end is today or later: people need time to move.");

        var replacement = string.IsNullOrWhiteSpace(command.Replacement) ? null : command.Replacement.Trim();
        if (replacement is not null)
        {
            if (!DataProductKey.TryParse(replacement, out var key)) return new Refusal.Invalid("replacement", "Write the key of the other product, such as sales/orders.");
            if (await work.ProductAsync(key, ct) is not { } other || !Authorisation.Decide(actor, ProductAction.See, other.Facts).Allowed)
                return new Refusal.Invalid("replacement", $"There is no data product {key}.");
            if (other.Id == product.Id) return new Refusal.Invalid("replacement", "A product cannot replace itself.");
            if (other.Lifecycle == Lifecycle.Retired) return new Refusal.Invalid("replacement", $"{other.Key} is retired.");
            replacement = other.Key;
        }

        var changes = product.Curate(now => now with
        {
            Status = ProductLifecycle.Word(Lifecycle.Deprecated),
            EndDate = command.EndDate.ToString("O", CultureInfo.InvariantCulture),
            Replacement = replacement,
        }, actor, clock);
        if (changes.Count == 0) return product.Written();
        var sentence = $"deprecated it: it ends {command.EndDate.ToString("d MMM yyyy", CultureInfo.InvariantCulture)}{(replacement is null ? "" : $", use {replacement} instead")}";
        work.Tell(product, ProductChange.LifecycleChanged, "deprecated", sentence, changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
