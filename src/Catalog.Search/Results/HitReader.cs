using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Catalog.Search.Queries;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>Reads hits with what they show, which passages matched, and why they are here.</summary>
internal sealed class HitReader(IndexSearcher searcher, MeshAnalyzer analyzer, StagedQuery query)
{
    private readonly Marker marker = new(analyzer, query);

    public SearchHit Read(RankedHit hit, bool explain)
    {
        var (shown, body) = Stored(hit, IndexFields.Shown, IndexFields.Body);
        var passages = new Passages(marker, shown, body);
        return Hit(shown) with
        {
            Highlights = passages.Highlights,
            Why = WhyWords.Of(shown, Stage.Of(hit.Score), query, passages),
            Explanation = explain ? Explain(hit) : null,
        };
    }

    private static string? NameOf(ShownDocument shown) => shown.Type switch
    {
        SearchType.Product or SearchType.Contract => shown.Key,
        SearchType.Dataset or SearchType.Port => shown.Name,
        _ => null,
    };

    /// <summary>For suggestions: without reasons, and of the passages only the columns that have what the name does not have.</summary>
    public SearchHit ReadBriefly(RankedHit hit)
    {
        var shown = Stored(hit, IndexFields.Shown).Shown;
        var read = Hit(shown);
        return read with { Highlights = Passages.MoreColumns(marker, NameOf(shown) ?? shown.Title, shown.Columns) };
    }

    public SearchType TypeOf(RankedHit hit) => Merit.Type(MeritOf(hit));

    private SearchHit Hit(ShownDocument shown) => new()
    {
        Type = shown.Type,
        Key = shown.Key,
        Parent = shown.Parent,
        Name = shown.Name,
        Title = shown.Title,
        Summary = shown.Summary,
        TitleParts = marker.Mark(shown.Title).Parts,
        NameParts = NameOf(shown) is { } name ? marker.Mark(name).Parts : [],
        State = shown.State,
        Lifecycle = shown.Lifecycle,
        Certification = shown.Certification,
        Domain = shown.Domains is [var domain, ..] ? domain : null,
        Owner = shown.Owner,
        Tags = shown.Tags ?? [],
        Columns = shown.Columns?.Count ?? 0,
        Tiers = shown.Tiers ?? [],
        Formats = shown.Formats ?? [],
        UpdatedAt = shown.UpdatedAt,
        Withheld = shown.Withheld,
    };

    private (ShownDocument Shown, string? Body) Stored(RankedHit hit, params string[] fields)
    {
        var visitor = new DocumentStoredFieldVisitor(fields);
        searcher.IndexReader.Document(hit.Doc, visitor);
        var stored = visitor.Document.GetBinaryValue(IndexFields.Shown);
        return (ShownDocument.Read(stored.Bytes.AsSpan(stored.Offset, stored.Length)), visitor.Document.Get(IndexFields.Body));
    }

    private long MeritOf(RankedHit hit)
    {
        var leaf = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(hit.Doc, searcher.IndexReader.Leaves)];
        return leaf.AtomicReader.GetNumericDocValues(IndexFields.Merit)?.Get(hit.Doc - leaf.DocBase) ?? 0;
    }

    private SearchExplanation Explain(RankedHit hit)
    {
        var stage = Stage.Of(hit.Score);
        var boost = Merit.Boost(MeritOf(hit), query.Today);
        return new SearchExplanation(Math.Round(hit.Score, 3), stage, Stage.Words(stage), Math.Round(Stage.Inside(hit.Score), 3), Math.Round(boost, 3));
    }
}
