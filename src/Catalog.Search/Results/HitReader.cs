using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Catalog.Search.Queries;
using Lucene.Net.Documents;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>Reads hits with what they show, which passages matched, and why they are here.</summary>
internal sealed class HitReader(IndexSearcher searcher, MeshAnalyzer analyzer, StagedQuery query)
{
    private readonly Marker marker = new(analyzer, query);

    public SearchHit Read(RankedHit hit, bool explain)
    {
        var visitor = new DocumentStoredFieldVisitor(IndexFields.Shown, IndexFields.Body);
        searcher.IndexReader.Document(hit.Doc, visitor);
        var stored = visitor.Document.GetBinaryValue(IndexFields.Shown);
        var shown = ShownDocument.Read(stored.Bytes.AsSpan(stored.Offset, stored.Length));
        var passages = new Passages(marker, shown, visitor.Document.Get(IndexFields.Body));
        var stage = Stage.Of(hit.Score);
        return new SearchHit
        {
            Type = shown.Type,
            Key = shown.Key,
            Parent = shown.Parent,
            Name = shown.Name,
            Title = shown.Title,
            Summary = shown.Summary,
            TitleParts = marker.Mark(shown.Title).Parts,
            Highlights = passages.Highlights,
            State = shown.State,
            Lifecycle = shown.Lifecycle,
            Certification = shown.Certification,
            Domain = shown.Domains is [var domain, ..] ? domain : null,
            Owner = shown.Owner,
            Tags = shown.Tags ?? [],
            Tiers = shown.Tiers ?? [],
            Formats = shown.Formats ?? [],
            UpdatedAt = shown.UpdatedAt,
            Withheld = shown.Withheld,
            Why = WhyWords.Of(shown, stage, query, passages),
            Explanation = explain ? Explain(hit) : null,
        };
    }

    private SearchExplanation Explain(RankedHit hit)
    {
        var stage = Stage.Of(hit.Score);
        var leaf = searcher.IndexReader.Leaves[Lucene.Net.Index.ReaderUtil.SubIndex(hit.Doc, searcher.IndexReader.Leaves)];
        var merit = leaf.AtomicReader.GetNumericDocValues(IndexFields.Merit)?.Get(hit.Doc - leaf.DocBase) ?? 0;
        var boost = Merit.Boost(merit, query.Today);
        return new SearchExplanation(Math.Round(hit.Score, 3), stage, Stage.Words(stage), Math.Round(Stage.Inside(hit.Score), 3), Math.Round(boost, 3));
    }
}
