using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;

namespace Catalog.Server.Api.Lineage;

/// <summary>The graph around a node in Marquez's shape.</summary>
public sealed record MarquezLineage(IReadOnlyList<MarquezNode> Graph);

/// <summary>A dataset or job with its edges; edges to what may not be seen are left out.</summary>
public sealed record MarquezNode(string Id, string Type, MarquezData Data, IReadOnlyList<MarquezEdge> InEdges, IReadOnlyList<MarquezEdge> OutEdges);

/// <summary>What identifies a node.</summary>
public sealed record MarquezData(MarquezName Id, string Name, string Namespace, string Type);

/// <summary>Marquez's pair of names.</summary>
public sealed record MarquezName(string Namespace, string Name);

/// <summary>From one node id to another.</summary>
public sealed record MarquezEdge(string Origin, string Destination);

/// <summary>Draws Marquez's graph from memory: raw reads leave out whatever is masked.</summary>
internal static class MarquezGraph
{
    public static MarquezLineage? Of(LineageMoment moment, Actor actor, string nodeId, int depth)
    {
        var sight = new Sight(moment, actor);
        var version = nodeId.LastIndexOf('#');
        var root = moment.Graph.Find(nodeId);
        if (root < 0 && version > 0 && Guid.TryParse(nodeId.AsSpan(version + 1), out _)) root = moment.Graph.Find(nodeId[..version]);
        if (!sight.Anything || root < 0 || sight.Node(root) == Sighted.Hidden) return null;
        var level = new DatasetLevel(moment, sight, null, carried: true);
        var walk = Walk.From(level, root, depth, depth, int.MaxValue);
        var seen = walk.Vertices.Where(v => sight.Node(v) != Sighted.Hidden).ToHashSet();
        var links = new List<Link>();
        return new MarquezLineage([.. seen.Select(v =>
        {
            var node = moment.Graph.Nodes[v];
            return new MarquezNode(Id(v), node.IsJob ? "JOB" : "DATASET", new MarquezData(new MarquezName(node.Namespace, node.Name), node.Name, node.Namespace, node.IsJob ? "BATCH" : "DB_TABLE"),
                Edges(v, down: false), Edges(v, down: true));
        })]);

        string Id(int vertex)
        {
            var node = moment.Graph.Nodes[vertex];
            return $"{(node.IsJob ? "job" : "dataset")}:{node.Namespace}:{node.Name}";
        }

        List<MarquezEdge> Edges(int vertex, bool down)
        {
            level.Neighbours(vertex, down, links);
            return [.. links.Where(l => seen.Contains(l.To)).Select(l => down ? new MarquezEdge(Id(vertex), Id(l.To)) : new MarquezEdge(Id(l.To), Id(vertex)))];
        }
    }
}
