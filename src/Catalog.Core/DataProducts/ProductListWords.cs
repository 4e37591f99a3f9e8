namespace Catalog.Core.DataProducts;

/// <summary>Values of facets: as the URL and the API write them, and as people read them.</summary>
public static class ProductListWords
{
    /// <summary>The value in a URL: lower case, words joined by hyphens.</summary>
    public static string Value<T>(T value) where T : struct, Enum => value is Archetype archetype ? ProductWords.Write(archetype) : value.ToString().ToLowerInvariant();

    /// <summary>The value with a capital, for a list of choices.</summary>
    public static string Text<T>(T value) where T : struct, Enum => Value(value) is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : "";

    /// <summary>Reads a value of a URL; <c>null</c> for an unknown word.</summary>
    public static T? Read<T>(string word) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Value(value).Equals(word, StringComparison.OrdinalIgnoreCase)).Select(value => (T?)value).FirstOrDefault();
}
