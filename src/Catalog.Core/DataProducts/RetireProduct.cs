using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>The product that ends now.</summary>
public sealed record Retirement(DataProductKey Key, long? ExpectedVersion);

/// <summary>Ends a product: it stays to be read about, and nobody can ask for access any more.</summary>
public sealed class RetireProduct(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(Retirement command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.Retire, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (ProductLifecycle.WhyNot(product, Lifecycle.Retired) is { } why) return new Refusal.Invalid("status", why);

        var changes = product.Curate(now => now with { Status = ProductLifecycle.Word(Lifecycle.Retired) }, actor, clock);
        work.Tell(product, ProductChange.Retired, "retired", "retired it", changes, actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }
}
