using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Search.Index;

/// <summary>Unpacks and reads what searches need of a merged segment while the merge still runs, so that no search and no change waits for it.</summary>
internal sealed class SegmentWarmer : IndexWriter.IndexReaderWarmer
{
    public override void Warm(AtomicReader reader)
    {
        GuardTable.Of(reader);
        FacetColumn.Of(reader, 0);
        // Read from disk as a whole when they are first asked for.
        reader.GetNumericDocValues(IndexFields.Merit);
        foreach (var field in IndexFields.Searched) reader.GetNormValues(field);
    }
}

/// <summary>The same for segments that a refresh shows, before anybody searches them.</summary>
internal sealed class WarmSearchers : SearcherFactory
{
    private static readonly SegmentWarmer Warmer = new();

    public override IndexSearcher NewSearcher(IndexReader reader)
    {
        foreach (var leaf in reader.Leaves) Warmer.Warm(leaf.AtomicReader);
        return new IndexSearcher(reader);
    }
}
