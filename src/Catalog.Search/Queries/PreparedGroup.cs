using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Queries;

/// <summary>Lengths of fields over the whole index.</summary>
internal sealed class FieldStatistics
{
    private readonly IndexSearcher searcher;
    private readonly float[][] lengths;
    private readonly Dictionary<(int Field, string Term), TermContext> terms = [];

    public FieldStatistics(IndexSearcher searcher)
    {
        this.searcher = searcher;
        Documents = Math.Max(1, searcher.IndexReader.MaxDoc);
        lengths = Array.ConvertAll(ScoredField.All, field =>
        {
            var statistics = searcher.CollectionStatistics(field.Name);
            var average = statistics.SumTotalTermFreq > 0 ? (float)statistics.SumTotalTermFreq / Math.Max(1, statistics.DocCount) : 1;
            return Array.ConvertAll(FieldLength.Decoded, length => 1 - field.LengthMatters + field.LengthMatters * length / average);
        });
    }

    public int Documents { get; }

    /// <summary>Where a term of a field stands in every segment; looked up once for all parts of a query.</summary>
    public TermContext Find(int field, string term)
    {
        if (terms.TryGetValue((field, term), out var known)) return known;
        return terms[(field, term)] = TermContext.Build(searcher.TopReaderContext, new Term(ScoredField.All[field].Name, term));
    }

    /// <summary>How much it says that a document has a term which so many have.</summary>
    public float Rarity(int documents) => Math.Max(0.01f, (float)Math.Log(1 + (Documents - documents + 0.5) / (documents + 0.5)));

    /// <summary>What divides a frequency, by the byte that stores the field's length.</summary>
    public float[] Lengths(int field) => lengths[field];
}

/// <summary>Field lengths as BM25 stores them in a byte.</summary>
internal static class FieldLength
{
    public static float[] Decoded { get; } = [.. Enumerable.Range(0, 256).Select(b =>
    {
        var norm = SmallSingle.Byte315ToSingle((byte)b);
        return b == 0 ? 1e6f : 1 / (norm * norm);
    })];
}

/// <summary>A group with its terms looked up in every segment.</summary>
internal sealed class PreparedGroup
{
    private readonly PreparedAlternative[] alternatives;
    private readonly FieldStatistics statistics;

    private PreparedGroup(PreparedAlternative[] alternatives, FieldStatistics statistics) => (this.alternatives, this.statistics) = (alternatives, statistics);

    public static PreparedGroup Prepare(QueryGroup group, IndexSearcher searcher, FieldStatistics statistics) =>
        new([.. group.Alternatives.Select(a => PreparedAlternative.Prepare(a, group.Field, searcher, statistics)).Where(a => a.Fields.Count > 0)], statistics);

    public MatchedGroup In(AtomicReaderContext context, IBits? acceptDocs) => new(Array.ConvertAll(alternatives, a => a.In(context, acceptDocs, statistics)));
}

/// <summary>An alternative with its statistics.</summary>
internal sealed class PreparedAlternative
{
    private const int ShortestInText = 3;

    private readonly Alternative alternative;
    private readonly float idf;

    private PreparedAlternative(Alternative alternative, float idf, IReadOnlyList<(int Field, TermContext? Term, Weight? Phrase)> fields) => (this.alternative, this.idf, Fields) = (alternative, idf, fields);

    public IReadOnlyList<(int Field, TermContext? Term, Weight? Phrase)> Fields { get; }

    public static PreparedAlternative Prepare(Alternative alternative, string? only, IndexSearcher searcher, FieldStatistics statistics)
    {
        var fields = new List<(int, TermContext?, Weight?)>();
        if (alternative.Origin == Origin.Prefix)
        {
            for (var f = 0; f < ScoredField.All.Length; f++)
                if ((only is null || only == ScoredField.All[f].Name) && (ScoredField.All[f].Name != Index.IndexFields.Text || alternative.Terms[0].Length >= ShortestInText)) fields.Add((f, null, null));
            return new PreparedAlternative(alternative, 1, fields);
        }
        var most = new int[alternative.Terms.Count];
        for (var f = 0; f < ScoredField.All.Length; f++)
        {
            var name = ScoredField.All[f].Name;
            if (only is not null && name != only) continue;
            TermContext[] contexts = [.. alternative.Terms.Select(t => statistics.Find(f, t))];
            if (Array.Exists(contexts, c => c.DocFreq == 0)) continue;
            for (var t = 0; t < most.Length; t++) most[t] = Math.Max(most[t], contexts[t].DocFreq);
            fields.Add(alternative.IsPhrase ? (f, null, Phrase(name, alternative.Terms).CreateWeight(searcher)) : (f, contexts[0], null));
        }
        // Neighbours are as rare as both together; any other phrase counts as its rarest word, which it may stand in for.
        var rarity = alternative.Origin == Origin.Neighbours ? most.Sum(statistics.Rarity) : statistics.Rarity(most.Min());
        return new PreparedAlternative(alternative, rarity, fields);
    }

    public MatchedAlternative In(AtomicReaderContext context, IBits? acceptDocs, FieldStatistics statistics)
    {
        var reader = context.AtomicReader;
        var postings = new List<Posting>(Fields.Count);
        foreach (var (field, term, phrase) in Fields)
        {
            var scored = ScoredField.All[field];
            DocsEnum? documents;
            if (alternative.Origin == Origin.Prefix) documents = PrefixDocuments.Of(reader, scored.Name, alternative.Terms[0], acceptDocs);
            else if (phrase is not null) documents = phrase.GetScorer(context, acceptDocs);
            else if (term!.Get(context.Ord) is { } state)
            {
                var terms = reader.GetTerms(scored.Name).GetEnumerator();
                terms.SeekExact(new BytesRef(alternative.Terms[0]), state);
                documents = terms.Docs(acceptDocs, null, DocsFlags.FREQS);
            }
            else continue;
            if (documents is not null) postings.Add(new Posting(documents, field, scored.Weight * alternative.Weight, alternative.Origin == Origin.Prefix ? null : reader.GetNormValues(scored.Name), statistics.Lengths(field)));
        }
        return new MatchedAlternative([.. postings], idf * alternative.Weight, alternative.Origin);
    }

    private static PhraseQuery Phrase(string field, IReadOnlyList<string> terms)
    {
        var phrase = new PhraseQuery();
        foreach (var term in terms) phrase.Add(new Term(field, term));
        return phrase;
    }
}
