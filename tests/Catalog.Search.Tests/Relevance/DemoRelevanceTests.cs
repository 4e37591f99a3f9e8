using System.Globalization;
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

        var ranks = new List<int>();
        foreach (var line in await File.ReadAllLinesAsync(Repository.PathTo("tests/Catalog.Search.Tests/Relevance/judged.tsv")))
        {
            var (query, wanted) = (line.Split('\t')[0], line.Split('\t')[1].Split(' '));
            var found = await store.FindAsync(query + " ", Actor.System, limit: 20);
            var rank = found.Hits.Select(h => h.Type is SearchType.Port or SearchType.Documentation ? h.Parent! : h.Key).ToList().FindIndex(wanted.Contains) + 1;
            ranks.Add(rank);
            if (rank != 1) output.WriteLine($"{rank} {query}: {string.Join(", ", found.Hits.Take(3).Select(h => h.Key))}");
        }
        var reciprocal = ranks.Average(r => r == 0 ? 0 : 1.0 / r);
        var near = ranks.Average(r => r is 1 or 2 or 3 ? 1.0 : 0);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"MRR {reciprocal:0.000}, in the first three {near:0.000}, {ranks.Count} queries"));
        Assert.True(reciprocal >= LeastReciprocalRank && near >= LeastInTheFirstThree, string.Create(CultureInfo.InvariantCulture, $"MRR {reciprocal:0.000}, in the first three {near:0.000}"));
    }
}
