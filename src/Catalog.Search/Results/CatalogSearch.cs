using System.Globalization;
using Catalog.Core.Access;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Search.Index;
using Catalog.Search.Queries;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>Search over the index of this process.</summary>
internal sealed class CatalogSearch(CatalogIndex index, TimeProvider clock) : ISearch
{
    /// <summary>Nobody pages further; the query is to be made narrower.</summary>
    private const int Deepest = 10_000;

    /// <summary>Candidates from which suggestions of each type are taken.</summary>
    private const int Looked = 60;

    private static readonly QueryReading Nothing = new([], SearchFilter.None, [], false);

    private readonly QueryReader reader = new(index.Analyzer);

    public SearchState State => index.State;

    public Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct)
    {
        var started = clock.GetTimestamp();
        var found = Authorisation.Decide(actor, MeshAction.Browse).Allowed ? index.Read(searcher => Find(searcher, query, actor, ct)) : null;
        found ??= new SearchResult { Hits = [], Facets = new Dictionary<string, IReadOnlyList<SearchFacetValue>>(), Total = 0, Took = default, Reading = Nothing, State = State };
        var took = clock.GetElapsedTime(started);
        CatalogMeter.Searches.Record(took.TotalSeconds);
        return Task.FromResult(found with { Took = took, State = State });
    }

    public Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct)
    {
        var found = string.IsNullOrWhiteSpace(text) || !Authorisation.Decide(actor, MeshAction.Browse).Allowed ? null : index.Read(searcher => Suggest(searcher, text, actor, ct));
        return Task.FromResult(found ?? new SearchSuggestions([], null, State));
    }

    private SearchResult Find(IndexSearcher searcher, SearchQuery query, Actor actor, CancellationToken ct)
    {
        var read = reader.Read(query.Text.Length > SearchQuery.MaxText ? query.Text[..SearchQuery.MaxText] : query.Text);
        var filter = query.Filter.With(read.Filters);
        var from = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var mark) ? Math.Min(mark, Deepest) : 0;
        var run = new SearchRun(searcher, new VisibleDocuments(actor), index.Thesaurus, query.Order, Today, ct).Find(read, filter, from + query.Take, query.WithFacets, beginnings: false);
        var hits = new HitReader(searcher, index.Analyzer, run.Query);
        return new SearchResult
        {
            Hits = [.. run.Ranked.Skip(from).Select(hit => hits.Read(hit, query.Explain))],
            Facets = query.WithFacets ? FacetCounts.Of(run.Collector, filter) : new Dictionary<string, IReadOnlyList<SearchFacetValue>>(),
            Total = run.Collector.Total,
            Took = default,
            Next = from + query.Take < Math.Min(run.Collector.Total, Deepest) ? (from + query.Take).ToString(CultureInfo.InvariantCulture) : null,
            DidYouMean = run.DidYouMean,
            Forgiving = run.Forgiving,
            Reading = new QueryReading([.. run.Query.Groups.Select(g => Word(g, false)), .. read.Excluded.Select(g => Word(g, true))], read.Filters, [.. read.Notes, .. run.Notes], read.IsSentence) { Rest = read.Rest },
            State = State,
        };
    }

    private SearchSuggestions Suggest(IndexSearcher searcher, string text, Actor actor, CancellationToken ct)
    {
        var read = reader.Read(text);
        if (read.Groups.Count == 0) return new SearchSuggestions([], null, State);
        var run = new SearchRun(searcher, new VisibleDocuments(actor), index.Thesaurus, SearchOrder.Best, Today, ct).Find(read, read.Filters, Looked, counts: false, beginnings: true);
        var hits = new HitReader(searcher, index.Analyzer, run.Query);
        var groups = run.Ranked.Select(hit => (Hit: hit, Type: hits.TypeOf(hit))).GroupBy(h => h.Type).OrderBy(g => g.Key)
            .SelectMany(g => g.Take(SearchSuggestions.PerType)).OrderByDescending(h => h.Hit.Score).Take(SearchSuggestions.Most)
            .GroupBy(h => h.Type).OrderBy(g => g.Key)
            .Select(g => new SuggestionGroup(g.Key, SearchFacets.Label(SearchFacets.Type, SearchFacets.Value(g.Key)), [.. g.Select(h => hits.ReadBriefly(h.Hit))]));
        return new SearchSuggestions([.. groups], run.DidYouMean, State);
    }

    /// <summary>The query that a search of this text runs in the end, for those who measure it alone.</summary>
    internal StagedQuery Rewritten(string text, Actor actor) => index.Read(searcher =>
        new SearchRun(searcher, new VisibleDocuments(actor), index.Thesaurus, SearchOrder.Best, Today, CancellationToken.None).Find(reader.Read(text), SearchFilter.None, 1, counts: false, beginnings: false).Query)!;

    private int Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;

    private static QueryWord Word(QueryGroup group, bool excluded) => new(
        group.Shown,
        [.. group.Alternatives.Where(a => a.Origin == Origin.Synonym).Select(a => a.Shown ?? group.Shown)],
        [.. group.Alternatives.Where(a => a.Origin == Origin.Corrected).Select(a => a.Shown ?? group.Shown)],
        group.IsPhrase, excluded);
}
