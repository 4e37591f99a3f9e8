using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Lucene.Net.Documents;
using Xunit;

namespace Catalog.Search.Tests.Index;

/// <summary>An index that is filled leaves merging for later, and later comes by itself.</summary>
public sealed class FillingTests
{
    private const int Segments = 30;

    [Fact(Timeout = 60_000)]
    public async Task What_filling_left_unmerged_is_merged_while_it_is_searched()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("catalog-filled-").FullName;
        using (var analyzer = new MeshAnalyzer())
        using (var index = LiveIndex.Make(folder, analyzer))
        {
            for (var i = 0; i < Segments; i++)
            {
                index.Add([new Document { new StringField(IndexFields.Unit, $"unit:{i}", Field.Store.YES) }]);
                index.Refresh();
            }

            index.Complete(new EventPosition(0, [], null));

            Assert.Equal(Segments, index.Documents);
            await SearchStore.UntilAsync(() =>
            {
                index.Refresh();
                index.Commit(new EventPosition(0, [], null));
                return Task.FromResult(Leaves(index) <= 10 && !index.IsAhead);
            }, ct);
            Assert.True(index.IsOnDisk());
            Assert.Equal(Segments, index.Search(searcher => searcher.IndexReader.NumDocs));
        }
        Directory.Delete(folder, recursive: true);
    }

    private static int Leaves(LiveIndex index) => index.Search(searcher => searcher.IndexReader.Leaves.Count);
}
