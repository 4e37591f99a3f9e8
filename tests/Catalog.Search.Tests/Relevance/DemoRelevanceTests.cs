using Catalog.Connectors.Files;
using Catalog.Connectors.OpenDataContract;
using Catalog.Core.Discovery;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Search.Tests.Index;
using Catalog.TestKit.Standards;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Search.Tests.Relevance;

/// <summary>Judged queries over the demo mesh: names however written, words, questions in sentences, typos.</summary>
public sealed class DemoRelevanceTests(ITestOutputHelper output)
{
    /// <summary>What the ranking reaches now, with little room: a change that loses queries has to say why.</summary>
    private const double LeastReciprocalRank = 0.84;
    private const double LeastInTheFirstThree = 0.9;

    [Fact]
    public async Task The_right_product_comes_first()
    {
        await using var store = await SearchStore.OpenAsync(follow: false, services =>
        {
            services.AddSingleton<IDocumentReader, DocumentReader>();
            services.AddSingleton<IDocumentWriter, DocumentWriter>();
        });
        await using (var demo = new DatedFiles(PathFiles.OfFolder(Repository.PathTo("infra/demo"), "demo"), TimeProvider.System.GetUtcNow()))
            Assert.True((await store.Node.Get<RunImport>().ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(TimeProvider.System), demo), Actor.System, CancellationToken.None)).IsOk);
        Assert.True(store.Index.TryOwn());
        await store.Index.ReadSynonymsAsync(CancellationToken.None);
        await store.Index.RebuildAsync(null, CancellationToken.None);

        var ranks = new Ranks(output);
        await ranks.AskAsync("judged.tsv", async query =>
        {
            var found = await store.FindAsync(query + " ", Actor.System, limit: 20);
            return [.. found.Hits.Select(h => h.Type is SearchType.Port or SearchType.Documentation ? h.Parent! : h.Key)];
        }, wanted => wanted.Split(' '));
        ranks.Reach(LeastReciprocalRank, LeastInTheFirstThree);
    }
}
