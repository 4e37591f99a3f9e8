using System.Diagnostics;
using System.Text.Json;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;
using Catalog.TestKit.Databases;

namespace Catalog.Benchmarks.Lineage;

/// <summary>What reading the graph costs: the walk beside PostgreSQL, what the view asks, and Marquez's shape.</summary>
internal sealed class Reading(LineageMoment moment)
{
    private const int Roots = 200;
    private static readonly Actor Reader = new() { Name = "Bench", SignedIn = true };

    // Half of them are what most is made from, the others anything.
    private readonly int[] roots = [.. Read(moment).OrderByDescending(p => moment.Graph.Edges.Edges(p, down: true).Count).Take(Roots / 2), .. Read(moment).OrderBy(p => moment.Graph.Nodes[p].Number).Take(Roots / 2)];

    public async Task<IReadOnlyList<Figure>> WalkAsync()
    {
        var graph = moment.Graph;
        var edges = Enumerable.Range(0, graph.Edges.Count).Select(e => (graph.Nodes[graph.Edges[e].From].Number, graph.Nodes[graph.Edges[e].To].Number));
        await using var opponent = await RecursiveQuery.StartAsync(edges);
        var (ours, theirs, reached) = (new List<double>(), new List<double>(), 0L);
        // Until both are as fast as they get.
        for (var round = -5; round < 3; round++)
            foreach (var root in roots)
            {
                var started = Stopwatch.GetTimestamp();
                var found = Walk.From(new DatasetLevel(moment, new Sight(moment, Reader), null), root, 0, 5, int.MaxValue).Vertices.Count;
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                started = Stopwatch.GetTimestamp();
                var other = await opponent.ReachAsync(graph.Nodes[root].Number, 5);
                var query = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                if (found != other) throw new InvalidOperationException($"The walk reached {found} nodes and the query {other}.");
                if (round < 0) continue;
                ours.Add(took);
                theirs.Add(query);
                reached += found;
            }
        Console.WriteLine(FormattableString.Invariant($"# walk of depth 5 over {graph.Edges.Count:N0} edges, {reached / (double)ours.Count:0} nodes reached: {Shares.Median(ours) * 1000:0} µs, the recursive query {Shares.Median(theirs) * 1000:0} µs"));
        return [new Figure("lineage-walk-5-vs-postgres", Shares.Median(ours) / Shares.Median(theirs), "x", 0.1)];
    }

    public IReadOnlyList<Figure> View() => [new Figure("lineage-view-p50", View(2), "ms", 3), new Figure("lineage-view-20-p50", View(20), "ms", 10)];

    /// <summary>Over HTTP, from the request to the end of its answer, with what the database is asked for nodes.</summary>
    public async Task<IReadOnlyList<Figure>> MarquezAsync(HttpClient http, SqlLog sql)
    {
        var (times, queries, largest) = (new List<double>(), 0, 0);
        foreach (var root in roots.Take(30))
        {
            var address = new Uri(http.BaseAddress!, $"marquez/api/v1/lineage?depth=20&nodeId={Uri.EscapeDataString(moment.Graph.Nodes[root].Id)}");
            sql.Take();
            var started = Stopwatch.GetTimestamp();
            var body = await http.GetStringAsync(address);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            // Who asks is read too; that is the same for every request of the portal.
            queries = Math.Max(queries, sql.Take().Count(c => c.Contains("\"Datasets\"", StringComparison.Ordinal) || c.Contains("\"Jobs\"", StringComparison.Ordinal)));
            using var answer = JsonDocument.Parse(body);
            largest = Math.Max(largest, answer.RootElement.GetProperty("graph").GetArrayLength());
        }
        Console.WriteLine(FormattableString.Invariant($"# Marquez's shape at depth 20: up to {largest:N0} nodes; p90 {Shares.At(times, 0.9):0} ms"));
        return [new Figure("lineage-marquez-20-p50", Shares.Median(times), "ms", 100), new Figure("lineage-marquez-20-queries", queries, "queries", 2)];
    }

    private static IEnumerable<int> Read(LineageMoment moment) => Enumerable.Range(0, moment.Graph.Nodes.Count).Where(p => !moment.Graph.Nodes[p].IsJob && moment.Graph.Edges.Edges(p, down: true).Count > 0);

    private double View(int depth)
    {
        var times = new List<double>();
        // Until it is as fast as it gets.
        for (var round = -5; round < 3; round++)
            foreach (var root in roots)
            {
                var started = Stopwatch.GetTimestamp();
                var view = new LineagePictures(moment, Reader, DateTimeOffset.UnixEpoch).View(new LineageQuestion { Root = moment.Graph.Nodes[root].Id, Up = depth, Down = depth });
                JsonSerializer.SerializeToUtf8Bytes(view.Value, JsonSerializerOptions.Web);
                if (round >= 0) times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        return Shares.Median(times);
    }
}
