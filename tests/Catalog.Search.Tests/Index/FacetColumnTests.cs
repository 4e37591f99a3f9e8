using System.Globalization;
using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Xunit;

namespace Catalog.Search.Tests.Index;

public sealed class FacetColumnTests
{
    /// <summary>Each third document has no value, each third has two; or each has one or none.</summary>
    [Theory]
    [InlineData(300, 2)]
    [InlineData(300, 1)]
    [InlineData(70_000, 1)]
    public void Every_document_is_counted_and_found_under_its_values_however_many_there_are(int values, int most)
    {
        static string Name(int i) => i.ToString(CultureInfo.InvariantCulture);
        using var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new KeywordAnalyzer()) { RAMBufferSizeMB = 256, MaxBufferedDocs = values * 2 }))
        {
            for (var i = 0; i < values; i++)
            {
                var document = new Document();
                for (var n = 0; n < Math.Min(most, i % 3); n++) document.Add(new SortedSetDocValuesField(IndexFields.Facet(SearchFacets.All[0]), new BytesRef(FacetTerm.Write(Name(i + n), null))));
                writer.AddDocument(document);
            }
            // Enough values in one segment for the wider numbers.
            for (var i = 0; i < values; i++) writer.AddDocument([new SortedSetDocValuesField(IndexFields.Facet(SearchFacets.All[0]), new BytesRef(FacetTerm.Write(Name(i), null)))]);
        }
        using var reader = DirectoryReader.Open(directory);
        var segment = Assert.Single(reader.Leaves).AtomicReader;

        var column = FacetColumn.Of(segment, 0)!;
        var counts = new int[column.Values.Length];
        for (var doc = 0; doc < segment.MaxDoc; doc++) column.Count(doc, counts);

        var found = column.Values.Select((v, i) => (v.Value, Count: counts[i])).ToDictionary(v => v.Value, v => v.Count);
        for (var i = 0; i < values; i++)
        {
            var expected = 1 + (i % 3 > 0 ? 1 : 0) + (most == 2 && i > 0 && (i - 1) % 3 == 2 ? 1 : 0);
            Assert.Equal(expected, found[Name(i)]);
        }
        var accepted = column.Accepted([Name(3)]);
        Assert.Equal(most == 2 ? [2, values + 3] : [values + 3], Enumerable.Range(0, segment.MaxDoc).Where(doc => column.Passes(doc, accepted)));
    }
}
