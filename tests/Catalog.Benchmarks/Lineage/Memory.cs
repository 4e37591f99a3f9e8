using System.Globalization;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;

namespace Catalog.Benchmarks.Lineage;

/// <summary>What a million edges between two thirds of a million nodes hold on to, names and look-ups included.</summary>
internal static class Memory
{
    private const int Edges = 1_000_000;
    private const int Nodes = 666_667;

    public static Figure Measure()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var graph = Build();
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(graph);
        return new Figure("lineage-memory-1000000-edges", held / 1048576.0, "MB", 200);
    }

    private static LineageGraph Build()
    {
        var random = new Random(1);
        var nodes = new GraphNode[Nodes];
        var names = BlockText.All([.. Enumerable.Range(0, Nodes).Select(i => string.Create(CultureInfo.InvariantCulture, $"layer.public.table_{i}"))]);
        var places = new Dictionary<long, int>(Nodes);
        for (var i = 0; i < Nodes; i++)
        {
            var name = names[i].ToString();
            nodes[i] = new GraphNode((i & 1) == 0 ? LineageNumber.OfDataset(LayeredEvents.Space, name) : LineageNumber.OfJob("bench", name), (i & 1) == 0 ? LayeredEvents.Space : "bench", names[i], 3, false);
            places[nodes[i].Number] = i;
        }
        var rows = new EdgeRow[Edges];
        for (var i = 0; i < Edges; i++) rows[i] = new EdgeRow { From = random.Next(Nodes), To = random.Next(Nodes), Kind = EdgeKind.DatasetToJob, Origins = 1, Review = ReviewState.Accepted, First = 1 };
        return LineageGraph.Empty with { Nodes = new(nodes), Places = new(places), Edges = Adjacency.Of(rows, Nodes), Namespaces = new(new() { [LayeredEvents.Space] = LayeredEvents.Space, ["bench"] = "bench" }), Stamp = "bench" };
    }
}
