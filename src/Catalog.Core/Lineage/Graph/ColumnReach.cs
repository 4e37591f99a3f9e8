namespace Catalog.Core.Lineage.Graph;

/// <summary>
/// Datasets as the columns of one of them reach them: who is next to whom is asked of the edges between fields, and each
/// dataset is left only by the columns through which it was entered.
/// </summary>
public sealed class ColumnReach : ILevel
{
    private readonly LineageGraph graph;
    private readonly Sight sight;
    private readonly Dictionary<int, HashSet<int>> entered = [];

    public ColumnReach(LineageMoment moment, Sight sight, int root, string column)
    {
        (graph, this.sight) = (moment.Graph, sight);
        Spread(graph.FindField(root, column), down: true);
        Spread(graph.FindField(root, column), down: false);
    }

    public string Word => "dataset";
    public int Count => graph.Nodes.Count;

    public bool Exists(int vertex) => true;

    public void Neighbours(int vertex, bool down, List<Link> into)
    {
        into.Clear();
        if (!entered.TryGetValue(Key(vertex, down), out var fields)) return;
        foreach (var field in fields)
            foreach (var edge in graph.FieldEdges.Edges(field, down))
            {
                ref var row = ref graph.FieldEdges[edge];
                var other = graph.Fields[down ? row.To : row.From].Node;
                if (row.Carries(null) && other != vertex && !into.Exists(l => l.To == other)) into.Add(new Link(other, row.Origins, 0, 1));
            }
    }

    public Sighted Sight(int vertex) => sight.Node(vertex);

    public VertexFacts Facts(int vertex) => throw new NotSupportedException("Columns only reach; datasets are drawn.");

    // All fields that the column reaches, each once, however far.
    private void Spread(int start, bool down)
    {
        if (start < 0) return;
        var (open, seen) = (new Queue<int>(WholeToo(start, down)), new HashSet<int>(WholeToo(start, down)));
        while (open.TryDequeue(out var field))
        {
            var key = Key(graph.Fields[field].Node, down);
            if (!entered.TryGetValue(key, out var fields)) entered[key] = fields = [];
            fields.Add(field);
            foreach (var edge in graph.FieldEdges.Edges(field, down))
            {
                ref var row = ref graph.FieldEdges[edge];
                if (!row.Carries(null)) continue;
                var next = down ? row.To : row.From;
                foreach (var also in WholeToo(next, down))
                    if (seen.Add(also)) open.Enqueue(also);
            }
        }
    }

    // What influences the whole of a dataset influences each of its columns; upstream, a column also depends on what does so.
    private IEnumerable<int> WholeToo(int field, bool down)
    {
        yield return field;
        var (node, name) = graph.Fields[field];
        if (down && name == "*")
        {
            foreach (var other in graph.FieldsOf[node])
                if (other != field) yield return other;
        }
        else if (!down && name != "*" && graph.FindField(node, "*") is >= 0 and var whole) yield return whole;
    }

    private static int Key(int node, bool down) => down ? node : ~node;
}
