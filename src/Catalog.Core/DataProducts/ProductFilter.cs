namespace Catalog.Core.DataProducts;

/// <summary>
/// Which products a list shows. Values of one facet are alternatives, facets narrow each other. Keys and words are those
/// that stand in the URL; unknown ones match nothing.
/// </summary>
public sealed record ProductFilter
{
    /// <summary>The word for products without a team or without a certification.</summary>
    public const string None = "none";

    /// <summary>Words that all occur in the key or the title.</summary>
    public string? Text { get; init; }
    /// <summary>Keys of domains; their sub-domains count as well.</summary>
    public IReadOnlyList<string> Domains { get; init; } = [];
    public IReadOnlyList<string> Teams { get; init; } = [];
    public IReadOnlyList<Lifecycle> Lifecycles { get; init; } = [];
    public IReadOnlyList<Archetype> Archetypes { get; init; } = [];
    /// <summary>Keys of certification levels.</summary>
    public IReadOnlyList<string> Certifications { get; init; } = [];
    public IReadOnlyList<Visibility> Visibilities { get; init; } = [];
    /// <summary>Tiers of output ports.</summary>
    public IReadOnlyList<Tier> Tiers { get; init; } = [];
    public IReadOnlyList<string> Technologies { get; init; } = [];
    public IReadOnlyList<string> Formats { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Keys of glossary terms.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
    /// <summary>Only the actor's favourites.</summary>
    public bool Favourites { get; init; }
    /// <summary>Only products of the actor's teams.</summary>
    public bool Mine { get; init; }

    /// <summary>At most so many words of the text count.</summary>
    public const int MaxWords = 6;

    /// <summary>The words of the text, lower-cased.</summary>
    public IReadOnlyList<string> Words() =>
        [.. (Text ?? "").ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords)];
}

/// <summary>What a list of products is sorted by.</summary>
public enum ProductOrder
{
    /// <summary>By domain, then by name: the order of keys.</summary>
    Domain,
    Name,
    Updated,
    /// <summary>By the views of the last 30 days.</summary>
    Views,
}

/// <summary>The order of a list, as the URL says it: <c>name</c>, or <c>-name</c> for descending.</summary>
public readonly record struct ProductSort(ProductOrder By, bool Descending)
{
    public static ProductSort Default { get; } = new(ProductOrder.Domain, false);

    public static ProductSort Parse(string? text)
    {
        var descending = text is ['-', ..];
        return Enum.TryParse<ProductOrder>(descending ? text![1..] : text, ignoreCase: true, out var by) && Enum.IsDefined(by) ? new(by, descending) : Default;
    }

    public override string ToString() => $"{(Descending ? "-" : "")}{By.ToString().ToLowerInvariant()}";
}
