namespace Catalog.Core.DataProducts;

/// <summary>Which step of its life a product may take next.</summary>
public static class ProductLifecycle
{
    /// <summary>
    /// Where a product may go from here. Nothing that people read from goes back to draft: it is deprecated first, and
    /// deprecation can be taken back. A retired product may be taken up again as a draft.
    /// </summary>
    public static IReadOnlyList<Lifecycle> NextAfter(Lifecycle now) => now switch
    {
        Lifecycle.Proposed => [Lifecycle.Draft, Lifecycle.Active, Lifecycle.Retired],
        Lifecycle.Draft => [Lifecycle.Proposed, Lifecycle.Active, Lifecycle.Retired],
        Lifecycle.Active => [Lifecycle.Deprecated, Lifecycle.Retired],
        Lifecycle.Deprecated => [Lifecycle.Active, Lifecycle.Retired],
        _ => [Lifecycle.Draft],
    };

    /// <summary>Why the step cannot be taken, in a sentence; <c>null</c> when it can.</summary>
    public static string? WhyNot(DataProduct product, Lifecycle next)
    {
        if (product.Lifecycle == next) return $"This product is {Word(next)} already.";
        if (!NextAfter(product.Lifecycle).Contains(next))
            return $"A product that is {Word(product.Lifecycle)} cannot become {Word(next)}. It can become {string.Join(" or ", NextAfter(product.Lifecycle).Select(Word))}.";
        if (next != Lifecycle.Active) return null;
        if (product.TeamId is null) return "An active product needs an owning team. Hand it over to one first.";
        return string.IsNullOrWhiteSpace(product.Purpose) ? "An active product needs a purpose: one sentence that says what it is for." : null;
    }

    /// <summary>The word as documents and people write it.</summary>
    public static string Word(Lifecycle lifecycle) => lifecycle.ToString().ToLowerInvariant();
}
