using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Who should see the product.</summary>
public sealed record VisibilityChoice(DataProductKey Key, Visibility Visibility, long? ExpectedVersion);

/// <summary>Opens, restricts or hides a product.</summary>
public sealed class SetVisibility(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<ProductWritten>> ExecuteAsync(VisibilityChoice command, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        var found = await work.ProductForAsync(command.Key, ProductAction.SetVisibility, command.ExpectedVersion, actor, ct);
        if (!found.IsOk) return found.Refusal;
        var product = found.Value;
        if (!Enum.IsDefined(command.Visibility)) return new Refusal.Invalid("visibility", "Use open, restricted or hidden.");
        if (product.Visibility == command.Visibility) return product.Written();

        var (old, wanted) = (Word(product.Visibility), Word(command.Visibility));
        // Written down as a value too, so that the next import knows that people decided.
        product.Curate(now => now with { Visibility = wanted }, actor, clock);
        product.Show(command.Visibility, clock.GetUtcNow());
        work.Tell(product, ProductChange.VisibilityChanged, "visibility", $"made it {wanted}; it was {old}", [new("visibility", old, wanted)], actor, clock);
        if (await work.SaveAsync(ct) is { } conflict) return conflict;
        return product.Written();
    }

    private static string Word(Visibility visibility) => visibility.ToString().ToLowerInvariant();
}
