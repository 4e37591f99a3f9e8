namespace Catalog.Core.DataProducts;

/// <summary>A filter as the query of a URL, the same for pages, API and exports: <c>?q=orders&amp;domain=sales&amp;tag=gdpr&amp;tag=core&amp;mine=1</c>.</summary>
public static class ProductFilterQuery
{
    /// <summary>Reads a filter. <paramref name="values"/> gives the values of a name, none when it is absent.</summary>
    public static ProductFilter Read(Func<string, IEnumerable<string?>> values) => Read(values, out _);

    /// <inheritdoc cref="Read(Func{string, IEnumerable{string?}})"/>
    /// <param name="unknown">Words that no value of their facet has; they are left out of the filter.</param>
    public static ProductFilter Read(Func<string, IEnumerable<string?>> values, out IReadOnlyList<(string Name, string Word)> unknown)
    {
        var strange = new List<(string, string)>();
        IReadOnlyList<string> Texts(string name) => [.. values(name).OfType<string>().Select(v => v.Trim()).Where(v => v.Length > 0).Distinct()];
        IReadOnlyList<string> KeysOf(string name) => [.. Texts(name).Select(v => v.ToLowerInvariant()).Distinct()];
        IReadOnlyList<T> WordsOf<T>(string name) where T : struct, Enum
        {
            var read = Texts(name).Select(word => (Word: word, Value: ProductListWords.Read<T>(word))).ToList();
            strange.AddRange(read.Where(r => r.Value is null).Select(r => (name, r.Word)));
            return [.. read.Where(r => r.Value is not null).Select(r => r.Value!.Value).Distinct()];
        }
        var filter = new ProductFilter
        {
            Text = Texts("q") is [var text, ..] ? text : null,
            Domains = KeysOf("domain"),
            Teams = KeysOf("team"),
            Lifecycles = WordsOf<Lifecycle>("lifecycle"),
            Archetypes = WordsOf<Archetype>("archetype"),
            Certifications = KeysOf("certification"),
            Visibilities = WordsOf<Visibility>("visibility"),
            Tiers = WordsOf<Tier>("tier"),
            Technologies = Texts("technology"),
            Formats = Texts("format"),
            Tags = Texts("tag"),
            Terms = KeysOf("term"),
            Favourites = Texts("favourite") is ["me" or "1", ..],
            Mine = Texts("mine") is ["1" or "true", ..],
        };
        unknown = strange;
        return filter;
    }

    /// <summary>The filter as names and values, in a fixed order, so that equal filters have equal addresses.</summary>
    public static IEnumerable<(string Name, string? Value)> Write(ProductFilter filter) =>
    [
        ("q", filter.Text),
        .. filter.Domains.Select(v => ("domain", (string?)v)),
        .. filter.Teams.Select(v => ("team", (string?)v)),
        .. filter.Lifecycles.Select(v => ("lifecycle", (string?)ProductListWords.Value(v))),
        .. filter.Archetypes.Select(v => ("archetype", (string?)ProductListWords.Value(v))),
        .. filter.Certifications.Select(v => ("certification", (string?)v)),
        .. filter.Visibilities.Select(v => ("visibility", (string?)ProductListWords.Value(v))),
        .. filter.Tiers.Select(v => ("tier", (string?)ProductListWords.Value(v))),
        .. filter.Technologies.Select(v => ("technology", (string?)v)),
        .. filter.Formats.Select(v => ("format", (string?)v)),
        .. filter.Tags.Select(v => ("tag", (string?)v)),
        .. filter.Terms.Select(v => ("term", (string?)v)),
        ("favourite", filter.Favourites ? "me" : null),
        ("mine", filter.Mine ? "1" : null),
    ];

    /// <summary>The filter with one value put in, or taken out when it was in.</summary>
    public static ProductFilter Toggle(ProductFilter filter, string name, string value)
    {
        var pairs = Write(filter).Where(p => !string.IsNullOrEmpty(p.Value)).ToList();
        if (!pairs.Remove((name, value))) pairs.Add((name, value));
        return Read(wanted => pairs.Where(p => p.Name == wanted).Select(p => p.Value));
    }
}
