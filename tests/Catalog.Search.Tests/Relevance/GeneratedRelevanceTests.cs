using Catalog.Benchmarks.Discovery;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Xunit;

namespace Catalog.Search.Tests.Relevance;

/// <summary>Judged queries over the generated catalog, where thousands of things have almost the same name.</summary>
public sealed class GeneratedRelevanceTests(ITestOutputHelper output)
{
    private const int Documents = 3_000;

    /// <summary>What the ranking reaches now, with little room: a change that loses queries has to say why.</summary>
    private const double LeastReciprocalRank = 0.93;
    private const double LeastInTheFirstThree = 0.94;

    [Fact]
    public async Task The_right_one_of_many_comes_first()
    {
        var folder = Directory.CreateTempSubdirectory("catalog-generated-").FullName;
        try
        {
            var corpus = Path.Combine(folder, "corpus.jsonl");
            CorpusGenerator.Write(corpus, Documents, seed: 1);
            await using var engine = new Engine(Path.Combine(folder, "index"), () => JsonlDocument.Read(corpus).Select(d => d.Prepared()));
            await engine.BuildAsync();

            var ranks = new Ranks(output);
            await ranks.AskAsync("generated.tsv", async query =>
            {
                var found = await engine.Search.FindAsync(new SearchQuery { Text = query + " ", Limit = 20 }, Actor.System, CancellationToken.None);
                return [.. found.Hits.Select(h => h.Title)];
            }, wanted => [wanted]);
            ranks.Reach(LeastReciprocalRank, LeastInTheFirstThree);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
