using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;

namespace Catalog.Server.Api.Marquez;

/// <summary>A column of a graph, with those it is made of. No version of its dataset is told: columns are known over all of them.</summary>
public sealed record MarquezColumnData(string Namespace, string Dataset, Guid? DatasetVersion, string Field, string? FieldType, string? TransformationDescription, string? TransformationType, IReadOnlyList<MarquezInputColumn> InputFields);

/// <summary>A column that one of a graph is made of.</summary>
public sealed record MarquezInputColumn(string Namespace, string Dataset, Guid? DatasetVersion, string Field, string? TransformationDescription, string? TransformationType);

/// <summary>
/// Columns in Marquez's shape: upstream of a column, of all columns of a dataset, or of what a job writes; downstream too
/// when asked. Only columns whose datasets are open to the reader.
/// </summary>
internal sealed class MarquezColumns(MarquezReader reader, ILineageSchemaQueries schemas)
{
    // In the order of the words of ColumnPictures.
    private static readonly string?[] Types = ["IDENTITY", "TRANSFORMATION", "AGGREGATION", "FILTER", "JOIN", "GROUP_BY", "SORT", null];

    private LineageGraph Graph => reader.Desk.Graph;

    public async Task<MarquezLineage?> AroundAsync(string nodeId, int depth, bool downstream, CancellationToken ct)
    {
        if (Roots(nodeId) is not { } roots) return null;
        var found = new HashSet<int>(roots);
        Spread(roots, depth, down: false, found);
        if (downstream) Spread(roots, depth, down: true, found);
        var types = await schemas.NewestAsync([.. found.Select(f => Graph.Nodes[Graph.Fields[f].Node].Number).Distinct()], ct);
        return new MarquezLineage([.. found.OrderBy(f => Id(f), StringComparer.Ordinal).Select(field => new MarquezNode(
            Id(field), "DATASET_FIELD", Data(field, types),
            [.. Edges(field, down: false).Where(e => found.Contains(e.Field)).Select(e => new MarquezEdge(Id(e.Field), Id(field)))],
            [.. Edges(field, down: true).Where(e => found.Contains(e.Field)).Select(e => new MarquezEdge(Id(field), Id(e.Field)))]))]);
    }

    /// <summary>What the columns of a dataset are made of.</summary>
    public static IReadOnlyList<MarquezColumn> Of(MarquezReader reader, int place)
    {
        var graph = reader.Desk.Graph;
        var columns = new MarquezColumns(reader, null!);
        return [.. graph.FieldsOf[place].Where(columns.Readable).Select(f => (Field: f, Inputs: columns.Inputs(f))).Where(c => c.Inputs.Count > 0)
            .Select(c => new MarquezColumn(graph.Fields[c.Field].Name, c.Inputs, null, c.Inputs[0].TransformationType))];
    }

    private IReadOnlyList<int>? Roots(string nodeId)
    {
        if (nodeId.StartsWith("datasetField:", StringComparison.Ordinal))
            return reader.Desk.Sight.Anything && Graph.FindField(nodeId) is >= 0 and var field && Readable(field) ? [field] : null;
        if (MarquezGraph.Find(reader.Desk, nodeId) is not (>= 0 and var place)) return null;
        if (!Graph.Nodes[place].IsJob) return [.. Graph.FieldsOf[place].Where(Readable)];
        var level = new DatasetLevel(reader.Moment, reader.Desk.Sight, null, carried: true);
        var links = new List<Link>();
        level.Neighbours(place, down: true, links);
        return [.. links.SelectMany(l => Graph.FieldsOf[l.To]).Where(Readable)];
    }

    private void Spread(IReadOnlyList<int> roots, int depth, bool down, HashSet<int> found)
    {
        var (seen, open) = (new HashSet<int>(roots), new Queue<(int Field, int Steps)>(roots.Select(r => (r, 0))));
        while (open.TryDequeue(out var next))
        {
            if (next.Steps == depth) continue;
            foreach (var (field, _) in Edges(next.Field, down))
            {
                if (!seen.Add(field)) continue;
                found.Add(field);
                open.Enqueue((field, next.Steps + 1));
            }
        }
    }

    private List<(int Field, byte How)> Edges(int field, bool down)
    {
        var edges = new List<(int, byte)>();
        foreach (var edge in Graph.FieldEdges.Edges(field, down))
        {
            ref var row = ref Graph.FieldEdges[edge];
            var other = down ? row.To : row.From;
            if (row.Carries(null) && Readable(other)) edges.Add((other, row.How));
        }
        return edges;
    }

    // What influences a dataset as a whole is no column, and Marquez has no shape for it.
    private bool Readable(int field) => Graph.Fields[field].Name != "*" && reader.Desk.Sight.Node(Graph.Fields[field].Node) == Sighted.Open;

    private List<MarquezInputField> Inputs(int field) => Edges(field, down: false).ConvertAll(e =>
    {
        var node = Graph.Nodes[Graph.Fields[e.Field].Node];
        return new MarquezInputField(node.Namespace, node.Name, Graph.Fields[e.Field].Name, null, Types[e.How]);
    });

    private MarquezColumnData Data(int field, IReadOnlyDictionary<long, IReadOnlyList<Core.Lineage.SchemaField>> types)
    {
        var (node, name, inputs) = (Graph.Nodes[Graph.Fields[field].Node], Graph.Fields[field].Name, Inputs(field));
        return new MarquezColumnData(node.Namespace, node.Name, null, name, types.GetValueOrDefault(node.Number)?.FirstOrDefault(f => f.Name == name)?.Type, null, inputs.Count > 0 ? inputs[0].TransformationType : null,
            inputs.ConvertAll(i => new MarquezInputColumn(i.Namespace, i.Dataset, null, i.Field, i.TransformationDescription, i.TransformationType)));
    }

    private string Id(int field) => $"datasetField:{Graph.Nodes[Graph.Fields[field].Node].Namespace}:{Graph.Nodes[Graph.Fields[field].Node].Name}:{Graph.Fields[field].Name}";
}
