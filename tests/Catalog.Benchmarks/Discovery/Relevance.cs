using System.Globalization;
using Catalog.Core.Discovery;
using Catalog.Core.People;

namespace Catalog.Benchmarks.Discovery;

/// <summary>How good a ranking is against judgements, averaged over the queries that have any.</summary>
internal sealed record RelevanceFigures(double Ndcg5, double Ndcg10, double Map, double Mrr, double Recall10, int Queries)
{
    public static RelevanceFigures Of(IEnumerable<(IReadOnlyList<string> Ranked, IReadOnlyDictionary<string, int> Judged)> runs)
    {
        var each = runs.Where(r => r.Judged.Values.Any(grade => grade > 0)).Select(r => One(r.Ranked, r.Judged)).ToList();
        return each.Count == 0 ? new(0, 0, 0, 0, 0, 0) : new(each.Average(f => f.Ndcg5), each.Average(f => f.Ndcg10), each.Average(f => f.Map), each.Average(f => f.Mrr), each.Average(f => f.Recall10), each.Count);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"nDCG@5 {Ndcg5:0.0000}  nDCG@10 {Ndcg10:0.0000}  MAP {Map:0.0000}  MRR {Mrr:0.0000}  recall@10 {Recall10:0.0000}  ({Queries} queries)");

    private static RelevanceFigures One(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> judged)
    {
        var relevant = judged.Count(j => j.Value > 0);
        var (found, precision, first) = (0, 0.0, 0);
        for (var i = 0; i < ranked.Count; i++)
        {
            if (judged.GetValueOrDefault(ranked[i]) <= 0) continue;
            found++;
            precision += (double)found / (i + 1);
            if (first == 0) first = i + 1;
        }
        return new(Ndcg(ranked, judged, 5), Ndcg(ranked, judged, 10), precision / relevant, first == 0 ? 0 : 1.0 / first, (double)ranked.Take(10).Count(id => judged.GetValueOrDefault(id) > 0) / relevant, 1);
    }

    private static double Ndcg(IReadOnlyList<string> ranked, IReadOnlyDictionary<string, int> judged, int depth)
    {
        var ideal = Gain(judged.Values.Where(g => g > 0).OrderDescending().Take(depth));
        return ideal == 0 ? 0 : Gain(ranked.Take(depth).Select(id => Math.Max(0, judged.GetValueOrDefault(id)))) / ideal;
    }

    private static double Gain(IEnumerable<int> grades) => grades.Select((grade, rank) => (Math.Pow(2, grade) - 1) / Math.Log2(rank + 2)).Sum();
}

/// <summary>The command <c>relevance</c>: the product's ranking beside plain BM25 over one field.</summary>
internal static class Relevance
{
    private const int Depth = 100;

    public static async Task<int> RunAsync(string corpus, string queries, string qrels)
    {
        var documents = JsonlDocument.Read(corpus).ToList();
        var judged = File.ReadLines(qrels).Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Where(p => p.Length >= 4)
            .GroupBy(p => p[0]).ToDictionary(g => g.Key, g => (IReadOnlyDictionary<string, int>)g.GroupBy(p => p[2]).ToDictionary(p => p.Key, p => p.Max(x => (int)double.Parse(x[3], CultureInfo.InvariantCulture))));
        var asked = File.ReadLines(queries).Select(line => line.Split('\t', 2)).Where(p => p.Length == 2 && judged.ContainsKey(p[0])).ToList();

        var scratch = Directory.CreateTempSubdirectory("catalog-relevance-").FullName;
        try
        {
            await using var engine = new Engine(Path.Combine(scratch, "index"), () => documents.Select(d => d.Prepared()));
            await engine.BuildAsync();
            using var plain = new OneFieldIndex(Path.Combine(scratch, "plain"), documents);
            await CompareAsync(engine, plain, asked, judged);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
        return 0;
    }

    private static async Task CompareAsync(Engine engine, OneFieldIndex plain, List<string[]> asked, Dictionary<string, IReadOnlyDictionary<string, int>> judged)
    {
        var ours = new List<(IReadOnlyList<string>, IReadOnlyDictionary<string, int>)>();
        foreach (var query in asked)
        {
            // A finished query ends with a space: nobody goes on typing it.
            var found = await engine.Search.FindAsync(new SearchQuery { Text = query[1].TrimEnd() + " ", Limit = Depth, WithFacets = false }, Actor.System, CancellationToken.None);
            ours.Add(([.. found.Hits.Select(h => h.Key)], judged[query[0]]));
        }
        var (mine, theirs) = (RelevanceFigures.Of(ours), RelevanceFigures.Of(asked.Select(q => (plain.Rank(q[1], Depth), judged[q[0]]))));
        Console.WriteLine($"catalog   {mine}");
        Console.WriteLine($"bm25      {theirs}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ratio     nDCG@10 {(theirs.Ndcg10 == 0 ? 0 : mine.Ndcg10 / theirs.Ndcg10):0.000}"));
    }
}
