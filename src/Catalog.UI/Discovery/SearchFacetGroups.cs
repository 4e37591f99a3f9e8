using System.Globalization;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Validity;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Discovery;

/// <summary>
/// The facets of a search as links. A filter that was typed counts as chosen; with the first link it moves from the text
/// into the address, where it can be given up.
/// </summary>
public sealed class SearchFacetGroups
{
    private readonly SearchAddress address;
    private readonly SearchResult result;

    public SearchFacetGroups(SearchAddress shown, SearchResult result) =>
        (address, this.result) = (result.Reading.Filters.IsEmpty ? shown : new SearchAddress(result.Reading.Rest, shown.Filter.With(result.Reading.Filters), Order: shown.Order), result);

    /// <summary>The same search with all filters in the address.</summary>
    public SearchAddress Address => address;

    public IReadOnlyList<(string Title, IReadOnlyList<Facet> Facets, int Shown)> Groups() =>
        [.. SearchFacets.All.Where(result.Facets.ContainsKey).Select(name => (Title(name), (IReadOnlyList<Facet>)[.. Values(name).Select(v => Link(name, v))], name is SearchFacets.Type or SearchFacets.State ? int.MaxValue : FacetList.Most)).Where(g => g.Item2.Count > 0)];

    /// <summary>Changed within so many days.</summary>
    public IReadOnlyList<Facet> Ages(DateOnly today) =>
        [.. new[] { (7, "the last 7 days"), (30, "the last 30 days"), (365, "the last 12 months") }.Select(age =>
        {
            var from = today.AddDays(-age.Item1);
            var chosen = address.Filter.UpdatedFrom == from && address.Filter.UpdatedTo is null;
            return new Facet(age.Item2, address.With(address.Filter with { UpdatedFrom = chosen ? null : from, UpdatedTo = null }).Url, chosen);
        })];

    /// <summary>What is set now, each with the results without it.</summary>
    public IReadOnlyList<Facet> Chosen() => [.. Without().Select(w => new Facet(w.Name, w.Address.Url, Chosen: true))];

    /// <summary>The search without each filter that is set, by what that is called.</summary>
    public IEnumerable<(string Name, SearchAddress Address)> Without()
    {
        var filter = address.Filter;
        foreach (var facet in SearchFacets.All)
            foreach (var value in filter.Of(facet)) yield return (Named(facet, value), address.With(filter.Toggle(facet, value)));
        if (filter.UpdatedFrom is { } from) yield return ($"described since {Day(from)}", address.With(filter with { UpdatedFrom = null }));
        if (filter.UpdatedTo is { } to) yield return ($"described until {Day(to)}", address.With(filter with { UpdatedTo = null }));
    }

    private string Named(string facet, string value) =>
        result.Facets.GetValueOrDefault(facet)?.FirstOrDefault(v => v.Value.Equals(value, StringComparison.OrdinalIgnoreCase))?.Label ?? SearchFacets.Label(facet, value);

    /// <summary>Words with an order of their own stand in it, also where nothing has them; everything else comes most frequent first.</summary>
    private IEnumerable<SearchFacetValue> Values(string facet)
    {
        var values = result.Facets[facet];
        IReadOnlyList<string>? order = facet switch
        {
            SearchFacets.Type => [.. Enum.GetValues<SearchType>().Select(SearchFacets.Value)],
            SearchFacets.State => [.. States.Select(s => s.Word())],
            SearchFacets.Tier => [.. Enum.GetValues<Tier>().Select(ProductListWords.Value)],
            SearchFacets.Lifecycle => [.. Enum.GetValues<Lifecycle>().Select(ProductListWords.Value)],
            _ => null,
        };
        if (order is null) return values;
        var known = order.Select(o => values.FirstOrDefault(v => v.Value.Equals(o, StringComparison.OrdinalIgnoreCase))
            ?? (facet == SearchFacets.State ? new SearchFacetValue(o, SearchFacets.Label(facet, o), 0, false) : null)).OfType<SearchFacetValue>();
        return known.Concat(values.Where(v => !order.Contains(v.Value, StringComparer.OrdinalIgnoreCase)));
    }

    private Facet Link(string facet, SearchFacetValue value) =>
        new(value.Label, address.With(address.Filter.Toggle(facet, value.Value)).Url, value.Chosen, value.Count, IconOf(facet, value.Value));

    private static MarkupString IconOf(string facet, string value) => facet switch
    {
        SearchFacets.State when Enum.TryParse<ValidityState>(value, true, out var state) => StateMarkup.Icon(state),
        SearchFacets.Tier => Svg.Small(value.Equals("primary", StringComparison.OrdinalIgnoreCase) ? Symbols.TierPrimary : Symbols.TierServing),
        _ => default,
    };

    private static string Title(string facet) => char.ToUpperInvariant(facet[0]) + facet[1..];

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static readonly ValidityState[] States = [ValidityState.Valid, ValidityState.Suspect, ValidityState.Invalid, ValidityState.Stale, ValidityState.Unknown];
}
