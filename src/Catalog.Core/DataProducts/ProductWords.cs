namespace Catalog.Core.DataProducts;

/// <summary>The words of documents and forms, read leniently: case, spaces and underscores do not matter.</summary>
public static class ProductWords
{
    /// <summary>What a status word counts as; an unknown word counts as draft.</summary>
    public static Lifecycle Lifecycle(string? status) => Parse<Lifecycle>(status) ?? DataProducts.Lifecycle.Draft;

    public static Archetype? Archetype(string? word) => Parse<Archetype>(word);

    public static Visibility? Visibility(string? word) => Parse<Visibility>(word);

    public static Tier? Tier(string? word) => Parse<Tier>(word);

    public static bool IsKnownStatus(string? status) => Parse<Lifecycle>(status) is not null;

    /// <summary>The word as documents write it: <c>source-aligned</c>.</summary>
    public static string Write(Archetype archetype) => archetype switch
    {
        DataProducts.Archetype.SourceAligned => "source-aligned",
        DataProducts.Archetype.Aggregate => "aggregate",
        _ => "consumer-aligned",
    };

    private static T? Parse<T>(string? word) where T : struct, Enum
    {
        if (word is null) return null;
        var plain = word.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        return Enum.TryParse<T>(plain, ignoreCase: true, out var value) && Enum.IsDefined(value) && !char.IsAsciiDigit(plain[0]) ? value : null;
    }
}
