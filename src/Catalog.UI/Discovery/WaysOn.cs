using Catalog.Core.Discovery;
using Catalog.Core.People;

namespace Catalog.UI.Discovery;

/// <summary>Another search that does find something.</summary>
/// <param name="Words">What it gives up: "without INVALID", "only “emails”".</param>
public sealed record WayOn(string Words, string Href, int Count);

/// <summary>What to try where a search finds nothing: each of its parts given up in turn, with what that would find.</summary>
internal static class WaysOn
{
    private const int Most = 6;

    public static async Task<IReadOnlyList<WayOn>> FindAsync(ISearch search, SearchAddress address, SearchResult nothing, Actor actor, CancellationToken ct)
    {
        var ways = new List<WayOn>();
        foreach (var (words, other) in Others(new SearchFacetGroups(address, nothing), nothing.Reading).DistinctBy(o => o.Address.Url).Take(Most + 1))
        {
            var found = await search.FindAsync(new SearchQuery { Text = other.Text, Filter = other.Filter, Limit = 1, WithFacets = false }, actor, ct);
            if (found.Total > 0) ways.Add(new WayOn(words, other.Url, found.Total));
        }
        return ways;
    }

    private static IEnumerable<(string Words, SearchAddress Address)> Others(SearchFacetGroups groups, QueryReading reading)
    {
        var address = groups.Address;
        if (!address.Filter.IsEmpty)
        {
            if (address.Text.Length > 0) yield return ("without filters", address.With(SearchFilter.None));
            if (groups.Chosen().Count > 1)
                foreach (var (name, without) in groups.Without()) yield return ($"without {name}", without);
        }
        var words = reading.Words.Where(w => !w.Excluded && w.Text.Length is > 1 and < 60).Select(w => w.Phrase ? $"\"{w.Text}\"" : w.Text).Distinct().ToList();
        if (words.Count > 1)
            foreach (var word in words) yield return ($"only {(word[0] == '"' ? word : $"“{word}”")}", address.With(word));
    }
}
