using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>A step to proposed, draft or active. Deprecating and retiring ask for more and stand apart.</summary>
public sealed record LifecycleStep(DataProductKey Key, Lifecycle To, long? ExpectedVersion);

/// <summary>Moves a product on, or back, in its life.</summary>
public sealed class ChangeLifecycle(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(LifecycleStep command, Actor actor, CancellationToken ct)
    {
        if (command.To is Lifecycle.Deprecated or Lifecycle.Retired)
            return new Refusal.Invalid("status", command.To == Lifecycle.Deprecated ? "Deprecating needs an end date." : "Retiring says who is hit first.");
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Edit, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (ProductLifecycle.WhyNot(product, command.To) is { } why) return new Refusal.Invalid("status", why);

        // Whatever leaves deprecation has no end any more.
        var changes = product.Curate(now => now with { Status = ProductLifecycle.Word(command.To), EndDate = null, Replacement = null }, actor, clock);
        work.Tell(product, ProductChange.LifecycleChanged, "lifecycle", $"made it {ProductLifecycle.Word(command.To)}", changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
