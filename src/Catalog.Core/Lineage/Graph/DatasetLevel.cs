namespace Catalog.Core.Lineage.Graph;

/// <summary>Datasets and jobs. <paramref name="carried"/> leaves out what is only proposed, for impact.</summary>
public sealed class DatasetLevel(LineageMoment moment, Sight sight, uint? asOf, bool carried = false) : ILevel
{
    private readonly LineageGraph graph = moment.Graph;

    public string Word => "dataset";
    public int Count => graph.Nodes.Count;

    public bool Exists(int vertex) => true;

    public void Neighbours(int vertex, bool down, List<Link> into)
    {
        into.Clear();
        foreach (var edge in graph.Edges.Edges(vertex, down))
        {
            ref var row = ref graph.Edges[edge];
            if (carried ? !row.Carries(asOf) : !row.Drawn(asOf)) continue;
            var other = down ? row.To : row.From;
            if (other != vertex) into.Add(new Link(other, row.Origins, row.Review == ReviewState.Proposed ? 1 : row.Stale ? 2 : 0, 1));
        }
    }

    public Sighted Sight(int vertex) => sight.Node(vertex);

    public VertexFacts Facts(int vertex)
    {
        var node = graph.Nodes[vertex];
        var product = node.IsJob ? ProductOfJob(vertex) : moment.ProductOf(vertex);
        var around = product < 0 ? null : moment.Mesh.Products[product];
        return new VertexFacts(
            node.IsJob ? RowKind.Job : RowKind.Dataset, node.Namespace, node.Name, product, around?.Domain ?? -1, around?.Team ?? -1,
            Sight(vertex) == Sighted.Open ? node.Fields : 0, 0, node.Ended || around?.Facts.Lifecycle == DataProducts.Lifecycle.Retired);
    }

    public int ProductOf(int vertex) => moment.Graph.Nodes[vertex].IsJob ? -1 : moment.ProductOf(vertex);

    // A job belongs to the product that it writes, when it writes one.
    private int ProductOfJob(int job)
    {
        var product = -1;
        foreach (var edge in graph.Edges.Edges(job, down: true))
        {
            var to = graph.Edges[edge].To;
            if (graph.Nodes[to].IsJob || moment.ProductOf(to) is not (>= 0 and var owner)) continue;
            if (product >= 0 && owner != product) return -1;
            product = owner;
        }
        return product;
    }
}
