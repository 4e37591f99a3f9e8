using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.Reading;

namespace Catalog.Server.Api.Marquez;

/// <summary>The graph around a node in Marquez's shape.</summary>
public sealed record MarquezLineage(IReadOnlyList<MarquezNode> Graph);

/// <summary>A node with its edges; edges to what may not be seen are left out. The data are a dataset, a job or a column.</summary>
public sealed record MarquezNode(string Id, string Type, object Data, IReadOnlyList<MarquezEdge> InEdges, IReadOnlyList<MarquezEdge> OutEdges);

/// <summary>From one node id to another.</summary>
public sealed record MarquezEdge(string Origin, string Destination);

/// <summary>Draws Marquez's graph: who is next to whom from memory, what is said of them in one query for datasets and one for jobs.</summary>
internal sealed class MarquezGraph(MarquezReader reader)
{
    /// <summary><c>null</c> when there is no such node, or it is hidden.</summary>
    public async Task<MarquezLineage?> AroundAsync(string nodeId, int depth, CancellationToken ct)
    {
        var desk = reader.Desk;
        if (Find(desk, nodeId) is not (>= 0 and var root)) return null;
        var level = new DatasetLevel(reader.Moment, desk.Sight, null, carried: true);
        var walk = Walk.From(level, root, depth, depth, int.MaxValue);
        var seen = walk.Vertices.Where(v => desk.Sight.Node(v) != Sighted.Hidden).ToHashSet();
        var data = await reader.NodesAsync(seen, ct);
        var links = new List<Link>();
        return new MarquezLineage([.. seen.Where(data.ContainsKey).Select(v => new MarquezNode(Id(v), desk.Graph.Nodes[v].IsJob ? "JOB" : "DATASET", data[v], Edges(v, down: false), Edges(v, down: true)))]);

        string Id(int vertex) => desk.Graph.Nodes[vertex].Id;

        List<MarquezEdge> Edges(int vertex, bool down)
        {
            level.Neighbours(vertex, down, links);
            return [.. links.Where(l => seen.Contains(l.To)).Select(l => down ? new MarquezEdge(Id(vertex), Id(l.To)) : new MarquezEdge(Id(l.To), Id(vertex)))];
        }
    }

    /// <summary>A node id may end in the version of a dataset or job: <c>#uuid</c>.</summary>
    internal static int Find(ReadingDesk desk, string nodeId)
    {
        var place = desk.Find(nodeId);
        return place < 0 && nodeId.LastIndexOf('#') is > 0 and var version && Guid.TryParse(nodeId.AsSpan(version + 1), out _) ? desk.Find(nodeId[..version]) : place;
    }
}
