namespace Catalog.Core.Discovery;

/// <summary>What stands first.</summary>
public enum SearchOrder
{
    /// <summary>What matches best.</summary>
    Best,
    /// <summary>What was changed last, by days; of one day what matches best.</summary>
    Freshest,
}

/// <summary>What somebody looks for.</summary>
public sealed record SearchQuery
{
    /// <summary>Longer texts are cut here.</summary>
    public const int MaxText = 10_000;
    public const int MaxLimit = 100;

    /// <summary>As typed: words, "phrases", -not, OR, <c>domain:</c> and the like. Anything unreadable counts as words.</summary>
    public string Text { get; init; } = "";
    /// <summary>What was chosen beside the text.</summary>
    public SearchFilter Filter { get; init; } = SearchFilter.None;
    public SearchOrder Order { get; init; }
    /// <summary>Hits of a page, 1 to <see cref="MaxLimit"/>.</summary>
    public int Limit { get; init; } = 20;
    /// <summary>The mark that the page before gave as <c>Next</c>.</summary>
    public string? After { get; init; }
    /// <summary>Whether the values of facets are counted.</summary>
    public bool WithFacets { get; init; } = true;
    /// <summary>Whether each hit comes with its score and its stages.</summary>
    public bool Explain { get; init; }

    public int Take => Math.Clamp(Limit, 1, MaxLimit);
}

/// <summary>Chosen values: one of a facet's values must hold (or), and that for every facet (and).</summary>
public sealed record SearchFilter
{
    public static SearchFilter None { get; } = new();

    /// <summary>Values by the names of <see cref="SearchFacets"/>; others are not read.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    /// <summary>First day of the last change.</summary>
    public DateOnly? UpdatedFrom { get; init; }
    /// <summary>Last day of the last change.</summary>
    public DateOnly? UpdatedTo { get; init; }

    public IReadOnlyList<string> Of(string facet) => Values.GetValueOrDefault(facet) ?? [];

    public bool IsEmpty => Values.All(v => v.Value.Count == 0) && UpdatedFrom is null && UpdatedTo is null;

    /// <summary>The same filter with a value chosen, or given up when it was.</summary>
    public SearchFilter Toggle(string facet, string value)
    {
        var now = Of(facet);
        IReadOnlyList<string> then = now.Contains(value, StringComparer.OrdinalIgnoreCase) ? [.. now.Where(v => !v.Equals(value, StringComparison.OrdinalIgnoreCase))] : [.. now, value];
        var values = Values.Where(v => v.Key != facet).ToDictionary(v => v.Key, v => v.Value);
        if (then.Count > 0) values[facet] = then;
        return this with { Values = values };
    }

    /// <summary>This filter with the values of another one besides; the other's days count before these.</summary>
    public SearchFilter With(SearchFilter other) => other.IsEmpty ? this : new SearchFilter
    {
        Values = SearchFacets.All.Select(f => (Facet: f, Values: (IReadOnlyList<string>)[.. Of(f).Concat(other.Of(f)).Distinct(StringComparer.OrdinalIgnoreCase)])).Where(f => f.Values.Count > 0).ToDictionary(f => f.Facet, f => f.Values),
        UpdatedFrom = other.UpdatedFrom ?? UpdatedFrom,
        UpdatedTo = other.UpdatedTo ?? UpdatedTo,
    };
}
