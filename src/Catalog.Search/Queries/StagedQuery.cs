using Catalog.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Queries;

/// <summary>The whole ranking as one query: groups over fields, stages, merit. What it finds is what a plain searcher finds with it.</summary>
/// <param name="groups">All must match, unless fewer are <paramref name="needed"/>.</param>
/// <param name="excluded">None may match.</param>
/// <param name="exact">The whole text squeezed; <c>null</c> where nothing can be named exactly.</param>
/// <param name="needed">How many groups must match.</param>
/// <param name="staged">Whether names outvote text; sentences have no stages.</param>
/// <param name="today">The day from which freshness counts.</param>
internal sealed class StagedQuery(IReadOnlyList<QueryGroup> groups, IReadOnlyList<QueryGroup> excluded, string? exact, int needed, bool staged, int today) : Query
{
    public IReadOnlyList<QueryGroup> Groups => groups;

    /// <summary>Add to the score where they belong together; nothing needs them.</summary>
    public IReadOnlyList<QueryPair> Pairs { get; } = QueryExpander.Pairs(groups);

    public IReadOnlyList<QueryGroup> Excluded => excluded;
    public string? Exact => exact;
    public int Needed => needed;
    public bool Staged => staged;
    public int Today => today;

    /// <summary>So many matches of a segment are looked at; those named exactly always are.</summary>
    public int MostPerSegment { get; init; } = int.MaxValue;

    public override Weight CreateWeight(IndexSearcher searcher) => new StagedWeight(this, searcher);

    public override void ExtractTerms(ISet<Term> terms)
    {
        foreach (var term in groups.SelectMany(g => g.Alternatives).SelectMany(a => a.Terms))
            foreach (var field in IndexFields.Searched) terms.Add(new Term(field, term));
    }

    public override string ToString(string? field) => string.Join(' ', groups.Select(g => g.Shown));

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}

/// <summary>The query with the statistics of the whole index.</summary>
internal sealed class StagedWeight : Weight
{
    private readonly StagedQuery query;
    private readonly PreparedGroup[] groups;
    private readonly PreparedGroup[] pairs;
    private readonly PreparedGroup[] excluded;
    private readonly TermContext? exact;

    public StagedWeight(StagedQuery query, IndexSearcher searcher)
    {
        this.query = query;
        var statistics = new FieldStatistics(searcher);
        groups = [.. query.Groups.Select(g => PreparedGroup.Prepare(g, searcher, statistics))];
        pairs = [.. query.Pairs.Select(p => PreparedGroup.Prepare(p.Row, searcher, statistics))];
        excluded = [.. query.Excluded.Select(g => PreparedGroup.Prepare(g, searcher, statistics))];
        if (query.Exact is { Length: > 0 } name) exact = TermContext.Build(searcher.TopReaderContext, new Term(IndexFields.Exact, name));
    }

    public override Query Query => query;

    public override float GetValueForNormalization() => 1;

    public override void Normalize(float norm, float topLevelBoost) { }

    public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs)
    {
        var named = ExactDocuments(context, acceptDocs);
        var matched = Array.ConvertAll(groups, g => g.In(context, acceptDocs));
        var everything = groups.Length == 0 && query.Exact is null ? new AllDocuments(context.AtomicReader.MaxDoc, acceptDocs) : null;
        if (named is null && everything is null && (groups.Length == 0 || matched.Where((g, i) => !query.Groups[i].Optional && g.Cost > 0).Count() < query.Needed)) return null;
        return new StagedScorer(this, query, matched, Array.ConvertAll(pairs, g => g.In(context, acceptDocs)), Array.ConvertAll(excluded, g => g.In(context, acceptDocs)), named, context.AtomicReader.GetNumericDocValues(IndexFields.Merit), everything);
    }

    public override Explanation Explain(AtomicReaderContext context, int doc)
    {
        var scorer = GetScorer(context, context.AtomicReader.LiveDocs);
        return scorer is not null && scorer.Advance(doc) == doc ? new Explanation(scorer.GetScore(), Stage.Words(Stage.Of(scorer.GetScore()))) : new Explanation(0, "no match");
    }

    private DocsEnum? ExactDocuments(AtomicReaderContext context, IBits acceptDocs)
    {
        if (exact?.Get(context.Ord) is not { } state) return null;
        var terms = context.AtomicReader.GetTerms(IndexFields.Exact).GetEnumerator();
        terms.SeekExact(new BytesRef(query.Exact), state);
        return terms.Docs(acceptDocs, null, DocsFlags.NONE);
    }
}
