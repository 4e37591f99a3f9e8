using System.Globalization;
using Catalog.Core.Discovery;
using Catalog.UI.Navigation;
using Microsoft.AspNetCore.WebUtilities;

namespace Catalog.UI.Discovery;

/// <summary>What the address of the results page says; everything that a pasted link must show again.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Preview">Type and key of the hit beside the list; the first one unless given.</param>
public sealed record SearchAddress(string Text, SearchFilter Filter, string? After = null, string? Preview = null, SearchOrder Order = SearchOrder.Best)
{
    private const string Day = "yyyy-MM-dd";
    private const string Freshest = "freshest";
    private const int LongestTitle = 80;

    public static SearchAddress Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        var values = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var facet in SearchFacets.All)
            if (query.TryGetValue(facet, out var chosen) && chosen.Where(v => !string.IsNullOrEmpty(v)).Select(v => v!).Distinct().ToList() is { Count: > 0 } some)
                values[facet] = some;
        return new SearchAddress(
            query.TryGetValue("q", out var text) ? text.ToString() : "",
            new SearchFilter { Values = values, UpdatedFrom = Date("from"), UpdatedTo = Date("to") },
            query.TryGetValue("after", out var after) ? after.ToString() : null,
            query.TryGetValue("preview", out var preview) ? preview.ToString() : null,
            query.TryGetValue("order", out var order) && order == Freshest ? SearchOrder.Freshest : SearchOrder.Best);

        DateOnly? Date(string name) =>
            query.TryGetValue(name, out var day) && DateOnly.TryParseExact(day.ToString(), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>The address; the preview is spelled out only where it was chosen.</summary>
    public string Url => CatalogUrls.With(CatalogUrls.Search,
    [
        .. Fields,
        ("from", Filter.UpdatedFrom?.ToString(Day, CultureInfo.InvariantCulture)),
        ("to", Filter.UpdatedTo?.ToString(Day, CultureInfo.InvariantCulture)),
        ("after", After),
        ("preview", Preview),
    ]);

    /// <summary>The text as a heading can bear it.</summary>
    public string Title => Text.Length <= LongestTitle ? Text : $"{Text[..(char.IsHighSurrogate(Text[LongestTitle - 1]) ? LongestTitle - 1 : LongestTitle)]}…";

    /// <summary>The text and the chosen values, without days, as the fields of a form.</summary>
    public IReadOnlyList<(string Name, string? Value)> Fields => [("q", Text), .. Order == SearchOrder.Freshest ? [("order", (string?)Freshest)] : Array.Empty<(string, string?)>(), .. SearchFacets.All.SelectMany(facet => Filter.Of(facet).Select(value => (facet, (string?)value)))];

    /// <summary>The first page under another filter.</summary>
    public SearchAddress With(SearchFilter filter) => new(Text, filter, Order: Order);

    /// <summary>The first page of another text under the same filter.</summary>
    public SearchAddress With(string text) => new(text, Filter, Order: Order);

    /// <summary>The first page in another order.</summary>
    public SearchAddress With(SearchOrder order) => new(Text, Filter, Order: order);

    /// <summary>How the address names a hit.</summary>
    public static string NameOf(SearchHit hit) => $"{SearchFacets.Value(hit.Type)}:{hit.Key}";
}
