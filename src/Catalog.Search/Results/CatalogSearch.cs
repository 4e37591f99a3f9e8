using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Catalog.Search.Queries;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>Search over the index of this process.</summary>
internal sealed class CatalogSearch(CatalogIndex index, TimeProvider clock) : ISearch
{
    /// <summary>Nobody pages further; the query is to be made narrower.</summary>
    private const int Deepest = 10_000;

    private static readonly QueryReading Nothing = new([], SearchFilter.None, [], false);

    private readonly QueryReader reader = new(index.Analyzer);

    public SearchState State => index.State;

    public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var found = Authorisation.Decide(actor, MeshAction.Browse).Allowed ? index.Read(searcher => Find(searcher, query, actor, ct)) : null;
        found ??= new SearchResult { Hits = [], Facets = new Dictionary<string, IReadOnlyList<SearchFacetValue>>(), Total = 0, Took = default, Reading = Nothing, State = State };
        return Task.FromResult(found with { Took = clock.GetElapsedTime(started), State = State });
    }

    public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct)
    {
        var groups = string.IsNullOrWhiteSpace(text) || !Authorisation.Decide(actor, MeshAction.Browse).Allowed ? null : index.Read(searcher => Suggest(searcher, text, actor, ct));
        return Task.FromResult(new SearchSuggestions(groups ?? [], null, State));
    }

    private SearchResult Find(IndexSearcher searcher, SearchQuery query, Actor actor, CancellationToken ct)
    {
        var read = reader.Read(query.Text.Length > SearchQuery.MaxText ? query.Text[..SearchQuery.MaxText] : query.Text);
        var filter = Merge(query.Filter, read.Filters);
        var from = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? Math.Min(mark, Deepest) : 0;
        var staged = Build(read, read.Groups);
        var collector = new HitCollector(filter, from + query.Take, query.WithFacets, ct);
        searcher.Search(staged, new VisibleDocuments(actor), collector);
        var ranked = collector.Finish();
        var hits = new HitReader(searcher, index.Analyzer, staged);
        return new SearchResult
        {
            Hits = [.. ranked.Skip(from).Select(hit => hits.Read(hit, query.Explain))],
            Facets = query.WithFacets ? FacetCounts.Of(collector, filter) : new Dictionary<string, IReadOnlyList<SearchFacetValue>>(),
            Total = collector.Total,
            Took = default,
            Next = from + query.Take < Math.Min(collector.Total, Deepest) ? (from + query.Take).ToString(CultureInfo.InvariantCulture) : null,
            Reading = new QueryReading([.. read.Groups.Select(g => Word(g, false)), .. read.Excluded.Select(g => Word(g, true))], read.Filters, read.Notes, read.IsSentence),
            State = State,
        };
    }

    private List<SuggestionGroup> Suggest(IndexSearcher searcher, string text, Actor actor, CancellationToken ct)
    {
        var read = reader.Read(text);
        if (read.Groups.Count == 0) return [];
        var staged = Build(read, read.Groups);
        var collector = new HitCollector(SearchFilter.None, 60, counts: false, ct);
        searcher.Search(staged, new VisibleDocuments(actor), collector);
        var hits = new HitReader(searcher, index.Analyzer, staged);
        return [.. collector.Finish().Select(hit => hits.Read(hit, explain: false)).GroupBy(h => h.Type).OrderBy(g => g.Key)
            .Select(g => new SuggestionGroup(g.Key, SearchFacets.Label(SearchFacets.Type, SearchFacets.Value(g.Key)), [.. g.Take(SearchSuggestions.PerType)]))];
    }

    private StagedQuery Build(ReadQuery read, IReadOnlyList<QueryGroup> groups) => new(
        groups, read.Excluded, groups.Count == 0 ? null : read.Exact,
        read.IsSentence ? 2 : groups.Count, staged: !read.IsSentence, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber);

    private static QueryWord Word(QueryGroup group, bool excluded) => new(
        group.Shown,
        [.. group.Alternatives.Where(a => a.Origin == Origin.Synonym).Select(a => string.Join(' ', a.Terms))],
        [.. group.Alternatives.Where(a => a.Origin == Origin.Corrected).Select(a => string.Join(' ', a.Terms))],
        group.IsPhrase, excluded);

    private static SearchFilter Merge(SearchFilter chosen, SearchFilter written)
    {
        if (written.IsEmpty) return chosen;
        return new SearchFilter
        {
            Values = SearchFacets.All.Select(f => (Facet: f, Values: chosen.Of(f).Concat(written.Of(f)).Distinct(StringComparer.OrdinalIgnoreCase).ToList())).Where(f => f.Values.Count > 0).ToDictionary(f => f.Facet, f => (IReadOnlyList<string>)f.Values),
            UpdatedFrom = written.UpdatedFrom ?? chosen.UpdatedFrom,
            UpdatedTo = written.UpdatedTo ?? chosen.UpdatedTo,
        };
    }
}
