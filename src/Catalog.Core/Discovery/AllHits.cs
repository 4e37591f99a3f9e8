using Catalog.Core.People;

namespace Catalog.Core.Discovery;

/// <summary>Reading a search to its end.</summary>
public static class AllHits
{
    /// <summary>The hits of all pages, best first, up to what a saved search remembers.</summary>
    public static async Task<IReadOnlyList<SearchHit>> AllHitsAsync(this ISearch search, SearchQuery query, Actor actor, CancellationToken ct)
    {
        var hits = new List<SearchHit>();
        var page = query with { Limit = SearchQuery.MaxLimit, WithFacets = false, After = null };
        do
        {
            var result = await search.FindAsync(page, actor, ct);
            hits.AddRange(result.Hits);
            page = page with { After = result.Next };
        }
        while (page.After is not null && hits.Count < SavedSearch.MaxKnown);
        return hits;
    }
}
