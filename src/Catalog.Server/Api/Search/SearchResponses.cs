using System.Text;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Core.Validity;
using Catalog.UI.Discovery;
using Catalog.UI.Navigation;

namespace Catalog.Server.Api.Search;

/// <summary>A search in a body. Filters are lists of values by name of the filter.</summary>
public sealed record SearchRequest
{
    public string? Q { get; init; }
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters { get; init; }
    public string? UpdatedFrom { get; init; }
    public string? UpdatedTo { get; init; }
    /// <summary>best or freshest.</summary>
    public string? Order { get; init; }
    public int? Limit { get; init; }
    public string? After { get; init; }
    public bool? Explain { get; init; }
}

/// <summary>What was found. <c>took</c> is milliseconds; <c>index</c> says how complete the answer is.</summary>
public sealed record SearchResponse(
    IReadOnlyList<HitResponse> Hits, IReadOnlyDictionary<string, IReadOnlyList<FacetCountResponse>> Facets, int Total, double Took, string? Next, string? DidYouMean, bool Forgiving, IReadOnlyList<string> Notes, IndexResponse Index) : IMeasured
{
    object IMeasured.Unmeasured => this with { Took = 0 };

    internal static SearchResponse From(SearchResult result, Func<SearchHit, Ending?> ending) => new(
        [.. result.Hits.Select(h => HitResponse.From(h, ending(h)))],
        result.Facets.ToDictionary(f => f.Key, f => (IReadOnlyList<FacetCountResponse>)[.. f.Value.Select(v => new FacetCountResponse(v.Value, v.Label, v.Count))]),
        result.Total, Math.Round(result.Took.TotalMilliseconds, 2), result.Next, result.DidYouMean, result.Forgiving, result.Reading.Notes, IndexResponse.From(result.State));
}

/// <summary>One thing found. Marked parts of <c>highlights</c> stand between <c>&lt;em&gt;</c> and <c>&lt;/em&gt;</c>; everything else is escaped. Of a deprecated product, and of what belongs to one, <c>endDate</c> and <c>replacement</c> say until when and what to use instead.</summary>
public sealed record HitResponse(
    string Type, string Key, string? Parent, string Name, string Title, string? Summary, IReadOnlyList<HighlightResponse> Highlights, string? State, string? Lifecycle, DateOnly? EndDate, string? Replacement, Named? Certification, Named? Domain, Named? Owner,
    IReadOnlyList<string> Tags, DateTimeOffset? UpdatedAt, bool Withheld, IReadOnlyList<string> Why, SearchExplanation? Explanation)
{
    internal static HitResponse From(SearchHit hit, Ending? ending) => new(
        SearchFacets.Value(hit.Type), hit.Key, hit.Parent, hit.Name, hit.Title, hit.Summary,
        [.. hit.Highlights.Select(h => new HighlightResponse(h.Field, Html(h.Parts)))],
        hit.State, hit.Lifecycle is { } lifecycle ? ProductListWords.Value(lifecycle) : null, ending?.On, ending?.Instead?.ToString(), hit.Certification, hit.Domain, hit.Owner, hit.Tags, hit.UpdatedAt, hit.Withheld, hit.Why, hit.Explanation);

    private static string Html(IReadOnlyList<TextPart> parts)
    {
        var html = new StringBuilder();
        foreach (var part in parts)
        {
            var text = System.Text.Encodings.Web.HtmlEncoder.Default.Encode(part.Text);
            html.Append(part.Marked ? $"<em>{text}</em>" : text);
        }
        return html.ToString();
    }
}

/// <summary>A passage that matched, as HTML with nothing but <c>em</c>.</summary>
public sealed record HighlightResponse(string Field, string Html);

/// <summary>A value of a facet with its hits under everything else that is chosen.</summary>
public sealed record FacetCountResponse(string Value, string Label, int Count);

/// <summary>How complete answers are: ready, rebuilding or degraded.</summary>
public sealed record IndexResponse(SearchCondition Condition, string Says)
{
    internal static IndexResponse From(SearchState state) => new(state.Condition, state.Sentence);
}

/// <summary>Suggestions by type.</summary>
public sealed record SuggestResponse(IReadOnlyList<SuggestGroupResponse> Groups, string? DidYouMean, IndexResponse Index)
{
    /// <summary>What to offer before anything is typed.</summary>
    internal static SuggestResponse Popular(IReadOnlyList<ProductRow> products, ValidityMesh states, Actor actor, SearchState state) => new(
        products.Count == 0 ? [] : [new SuggestGroupResponse(SearchFacets.Value(SearchType.Product), "Opened most", [.. products.Select(p => SuggestionResponse.From(p, states.Find(p.Id)?.State, Ending.Of(p.Key, states, actor)))])], null, IndexResponse.From(state));

    internal static SuggestResponse From(SearchSuggestions found, Func<SearchHit, Ending?> ending) => new(
        [.. found.Groups.Select(g => new SuggestGroupResponse(SearchFacets.Value(g.Type), g.Label, [.. g.Hits.Select(h => SuggestionResponse.From(h, ending(h)))]))], found.DidYouMean, IndexResponse.From(found.State));
}

/// <summary>Suggestions of one type.</summary>
public sealed record SuggestGroupResponse(string Type, string Label, IReadOnlyList<SuggestionResponse> Hits);

/// <summary>A suggestion: its name with what matched marked, and where it leads in the portal.</summary>
/// <param name="Place">Its owner, or the product it belongs to.</param>
/// <param name="Filter">The words that look for it alone, for types that can be filtered by.</param>
/// <param name="Columns">Columns that match, where the name does not have all that was typed.</param>
/// <param name="Note">That it is deprecated, until when, and what to use instead.</param>
public sealed record SuggestionResponse(string Type, string Key, string Title, IReadOnlyList<TextPart> NameParts, string? Place, string? State, string? Filter, string Href, IReadOnlyList<TextPart> Columns, string? Note)
{
    /// <summary>Columns beside a name, at most.</summary>
    private const int MostColumns = 2;

    internal static SuggestionResponse From(ProductRow product, ValidityState? state, Ending? ending) => new(
        SearchFacets.Value(SearchType.Product), product.Key.ToString(), product.Title, [new TextPart(product.Key.ToString(), false)], product.Team?.Name ?? product.Domain.Name, state?.Word(), null, CatalogUrls.Product(product.Key), [], ending?.Words);

    internal static SuggestionResponse From(SearchHit hit, Ending? ending) => new(
        SearchFacets.Value(hit.Type), hit.Key, hit.Title,
        HitLinks.Title(hit),
        hit.Type is SearchType.Product ? hit.Owner?.Name : HitLinks.ProductOf(hit)?.ToString() ?? hit.Owner?.Name ?? hit.Domain?.Name,
        hit.State,
        hit.Type switch { SearchType.Domain => $"domain:{hit.Key}", SearchType.Team => $"owner:{hit.Key}", _ => null },
        HitLinks.Href(hit),
        [.. hit.Highlights.SelectMany(h => h.Listed().Take(MostColumns)).SelectMany((column, i) => i == 0 ? column : [SearchHighlight.Between, .. column])],
        ending?.Words);
}
