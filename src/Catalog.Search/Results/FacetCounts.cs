using Catalog.Core.Discovery;

namespace Catalog.Search.Results;

/// <summary>Counted facets in the order people read them.</summary>
internal static class FacetCounts
{
    public static Dictionary<string, IReadOnlyList<SearchFacetValue>> Of(HitCollector collector, SearchFilter filter)
    {
        var facets = new Dictionary<string, IReadOnlyList<SearchFacetValue>>();
        for (var f = 0; f < SearchFacets.All.Count; f++)
        {
            var facet = SearchFacets.All[f];
            var counts = collector.Counts[f];
            var chosen = filter.Of(facet);
            var values = counts.OrderByDescending(c => c.Value.Count).ThenBy(c => c.Key, StringComparer.Ordinal).Take(SearchFacets.MaxValues)
                .Select(c => new SearchFacetValue(c.Key, c.Value.Label ?? SearchFacets.Label(facet, c.Key), c.Value.Count, chosen.Contains(c.Key, StringComparer.OrdinalIgnoreCase))).ToList();
            // What was chosen stays to be given up, also where it finds nothing any more.
            var shown = values.Select(v => v.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
            values.AddRange(chosen.Where(shown.Add).Select(c =>
                new SearchFacetValue(c, counts.GetValueOrDefault(c).Label ?? SearchFacets.Label(facet, c), counts.GetValueOrDefault(c).Count, true)));
            if (values.Count > 0) facets[facet] = values;
        }
        return facets;
    }
}
