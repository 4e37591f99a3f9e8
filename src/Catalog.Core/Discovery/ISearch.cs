using Catalog.Core.People;

namespace Catalog.Core.Discovery;

/// <summary>
/// Finding things. Every answer holds only what <c>Authorisation.Decide</c> lets this actor know: hits, counts,
/// suggestions, highlights and spellings alike. No text makes it fail.
/// </summary>
public interface ISearch
{
    Task<SearchResult> FindAsync(SearchQuery query, Actor actor, CancellationToken ct);

    /// <summary>What the text may become, grouped by type, while it is typed. An empty text has no suggestions.</summary>
    Task<SearchSuggestions> SuggestAsync(string text, Actor actor, CancellationToken ct);

    SearchState State { get; }
}

/// <summary>Suggestions under the search box.</summary>
/// <param name="Groups">Types in a fixed order, each with its best first.</param>
/// <param name="DidYouMean">A better spelling when nothing fits.</param>
public sealed record SearchSuggestions(IReadOnlyList<SuggestionGroup> Groups, string? DidYouMean, SearchState State)
{
    public const int PerType = 5;
    public const int Most = 12;
}

/// <summary>Suggestions of one type.</summary>
public sealed record SuggestionGroup(SearchType Type, string Label, IReadOnlyList<SearchHit> Hits);
