using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;

namespace Catalog.Core.Lineage.Review;

/// <summary>Ends of edges by node id, and by what people type.</summary>
public static class EndNaming
{
    private const string FieldPrefix = "datasetField:";

    /// <summary>The end that a node id means; <c>null</c> when there is none. A column's dataset must exist; whether it has the column is asked later.</summary>
    public static EndName? Read(LineageGraph graph, string nodeId)
    {
        if (!nodeId.StartsWith(FieldPrefix, StringComparison.Ordinal)) return At(graph, graph.Find(nodeId));
        // Names hold colons, and so do columns: the longest dataset that exists is meant.
        for (var end = nodeId.LastIndexOf(':'); end > FieldPrefix.Length; end = nodeId.LastIndexOf(':', end - 1))
            if (At(graph, graph.Find("dataset:" + nodeId[FieldPrefix.Length..end])) is { } dataset) return dataset with { Field = nodeId[(end + 1)..] };
        return null;
    }

    /// <summary>Datasets and jobs with that text in their name that this actor sees, shortest name first.</summary>
    public static IReadOnlyList<EndName> Find(LineageMoment moment, Actor actor, string text, int limit)
    {
        var sight = new Sight(moment, actor);
        if (!sight.Anything) return [];
        var found = new List<EndName>();
        for (var place = 0; place < moment.Graph.Nodes.Count; place++)
            if (moment.Graph.Nodes[place].Name.Contains(text, StringComparison.OrdinalIgnoreCase) && moment.Graph.PlaceOf(moment.Graph.Nodes[place].Number) == place && sight.Node(place) != Sighted.Hidden)
                found.Add(At(moment.Graph, place)!);
        return [.. found.OrderBy(e => e.Name.Length).ThenBy(e => e.Name, StringComparer.Ordinal).ThenBy(e => e.Namespace, StringComparer.Ordinal).Take(limit)];
    }

    private static EndName? At(LineageGraph graph, int place) => place < 0 ? null : new EndName(graph.Nodes[place].IsJob, graph.Nodes[place].Namespace, graph.Nodes[place].Name);
}
