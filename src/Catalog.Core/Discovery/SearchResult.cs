using Catalog.Core.DataProducts;

namespace Catalog.Core.Discovery;

/// <summary>What was found, best first.</summary>
public sealed record SearchResult
{
    public required IReadOnlyList<SearchHit> Hits { get; init; }
    /// <summary>Counted values by facet name; facets without any value are left out.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<SearchFacetValue>> Facets { get; init; }
    /// <summary>All hits that this person may see.</summary>
    public required int Total { get; init; }
    public required TimeSpan Took { get; init; }
    /// <summary>The mark of the next page; <c>null</c> on the last one.</summary>
    public string? Next { get; init; }
    /// <summary>A better spelling with hits of its own; <c>null</c> without one.</summary>
    public string? DidYouMean { get; init; }
    /// <summary>Whether typos were forgiven because the words as written find little.</summary>
    public bool Forgiving { get; init; }
    /// <summary>How the query was read.</summary>
    public required QueryReading Reading { get; init; }
    public required SearchState State { get; init; }
}

/// <summary>One thing found.</summary>
public sealed record SearchHit
{
    public required SearchType Type { get; init; }
    /// <summary>
    /// Product: <c>domain/name</c>. Port: <c>domain/name#port</c>. Dataset: <c>dataset:NS:NAME</c>. Contract: its id.
    /// Documentation: <c>domain/name/page</c>. Domain, team, term: the key. Person: the id.
    /// </summary>
    public required string Key { get; init; }
    /// <summary>What an address needs besides: the key of the product of a port or page, the namespace of a dataset, our id of a contract.</summary>
    public string? Parent { get; init; }
    /// <summary>The last part of the key: name of the port or dataset, slug of the page.</summary>
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    /// <summary>The title, with what matched marked.</summary>
    public IReadOnlyList<TextPart> TitleParts { get; init; } = [];
    /// <summary>The name people use, with what matched marked: a product's key, a dataset's or port's name; empty for what goes by its title.</summary>
    public IReadOnlyList<TextPart> NameParts { get; init; } = [];
    /// <summary>Passages that matched, best first.</summary>
    public IReadOnlyList<SearchHighlight> Highlights { get; init; } = [];
    /// <summary>VALID, SUSPECT, INVALID, STALE or UNKNOWN; <c>null</c> where nothing was judged.</summary>
    public string? State { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Named? Certification { get; init; }
    public Named? Domain { get; init; }
    public Named? Owner { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>How many columns this person may know it has.</summary>
    public int Columns { get; init; }
    public IReadOnlyList<string> Tiers { get; init; } = [];
    public IReadOnlyList<string> Formats { get; init; } = [];
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>Whether this person sees only that it exists.</summary>
    public bool Withheld { get; init; }
    /// <summary>Why it is here, in sentences.</summary>
    public IReadOnlyList<string> Why { get; init; } = [];
    /// <summary>Score and stages; only when asked for.</summary>
    public SearchExplanation? Explanation { get; init; }
}

/// <summary>A part of a text; <paramref name="Marked"/> where it matched.</summary>
public sealed record TextPart(string Text, bool Marked);

/// <summary>A passage of a field, cut at words.</summary>
/// <param name="Field">In words: "Columns", "Documentation".</param>
public sealed record SearchHighlight(string Field, IReadOnlyList<TextPart> Parts)
{
    /// <summary>What stands between the values of a list.</summary>
    public static TextPart Between { get; } = new(", ", false);

    /// <summary>The values of a list, each with what matched marked.</summary>
    public IReadOnlyList<IReadOnlyList<TextPart>> Listed()
    {
        var values = new List<List<TextPart>> { new() };
        foreach (var part in Parts)
        {
            if (part == Between) values.Add([]);
            else values[^1].Add(part);
        }
        return values;
    }
}

/// <summary>How a score came about.</summary>
/// <param name="Stage">1 exact key or name, 2 close name, 3 structure, 4 text; 5 to 8 the same with a spelling that was corrected; 0 for sentences, which have no stages.</param>
/// <param name="StageName">The stage in words.</param>
/// <param name="Text">BM25 over fields inside the stage, the boost included.</param>
/// <param name="Boost">Certification, use and freshness together; capped. The text counts one plus this times.</param>
public sealed record SearchExplanation(double Score, int Stage, string StageName, double Text, double Boost);

/// <summary>How a query was read.</summary>
/// <param name="Words">What was looked for, with what counts as the same.</param>
/// <param name="Filters">Filters written in the text.</param>
/// <param name="Notes">What was not read as written, in sentences.</param>
/// <param name="Sentence">Whether it was long enough to be ranked as a sentence.</param>
public sealed record QueryReading(IReadOnlyList<QueryWord> Words, SearchFilter Filters, IReadOnlyList<string> Notes, bool Sentence)
{
    /// <summary>The text without the filters that are written in it.</summary>
    public string Rest { get; init; } = "";
}

/// <summary>A word or phrase of a query.</summary>
/// <param name="SameAs">Synonyms looked for as well.</param>
/// <param name="Corrected">Spellings looked for because the word itself finds little.</param>
public sealed record QueryWord(string Text, IReadOnlyList<string> SameAs, IReadOnlyList<string> Corrected, bool Phrase, bool Excluded);

/// <summary>How complete answers are just now.</summary>
public enum SearchCondition
{
    /// <summary>Everything is findable.</summary>
    Ready,
    /// <summary>The index is being made anew; what is there already is found.</summary>
    Rebuilding,
    /// <summary>The index cannot be written; it heals by itself, and until then newer changes are missing.</summary>
    Degraded,
}

/// <summary>The condition with a sentence for people; <paramref name="Done"/> of <paramref name="Of"/> documents while rebuilding.</summary>
public sealed record SearchState(SearchCondition Condition, string Sentence, int Done = 0, int Of = 0);
