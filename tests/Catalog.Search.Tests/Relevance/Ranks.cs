using System.Globalization;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Search.Tests.Relevance;

/// <summary>At which rank judged queries found what was wanted.</summary>
internal sealed class Ranks(ITestOutputHelper output)
{
    private readonly List<int> ranks = [];

    /// <summary>Asks every query of a judged file; what did not come first is printed.</summary>
    public async Task AskAsync(string judged, Func<string, Task<List<string>>> ask, Func<string, string[]> read)
    {
        foreach (var line in await File.ReadAllLinesAsync(Repository.PathTo($"tests/Catalog.Search.Tests/Relevance/{judged}")))
        {
            var (query, wanted) = (line.Split('\t')[0], read(line.Split('\t')[1]));
            var found = await ask(query);
            var rank = found.FindIndex(wanted.Contains) + 1;
            ranks.Add(rank);
            if (rank != 1) output.WriteLine($"{rank} {query}: {string.Join(", ", found.Take(3))}");
        }
    }

    public void Reach(double reciprocalRank, double inTheFirstThree)
    {
        var reciprocal = ranks.Average(r => r == 0 ? 0 : 1.0 / r);
        var near = ranks.Average(r => r is 1 or 2 or 3 ? 1.0 : 0);
        var reached = string.Create(CultureInfo.InvariantCulture, $"MRR {reciprocal:0.000}, in the first three {near:0.000}, {ranks.Count} queries");
        output.WriteLine(reached);
        Assert.True(reciprocal >= reciprocalRank && near >= inTheFirstThree, reached);
    }
}
