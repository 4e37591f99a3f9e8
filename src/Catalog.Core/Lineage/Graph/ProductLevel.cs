using Catalog.Core.DataProducts;

namespace Catalog.Core.Lineage.Graph;

/// <summary>Products, and the datasets of none at which all begins or ends. Places: first the products, then the nodes of the graph.</summary>
public sealed class ProductLevel : ILevel
{
    private readonly LineageMoment moment;
    private readonly Sight sight;
    private readonly Dictionary<int, List<Link>> down = [];
    private readonly Dictionary<int, List<Link>> up = [];
    private readonly int[] members;
    private readonly int products;

    public ProductLevel(LineageMoment moment, Sight sight, RollUp rolled)
    {
        (this.moment, this.sight, products) = (moment, sight, moment.Mesh.Products.Count);
        members = new int[products];
        foreach (var (_, product) in moment.Mesh.Behind) members[product]++;
        foreach (var edge in rolled.Products) Add(edge.From, edge.To, edge.Origins, edge.Weight);
        foreach (var (node, product) in rolled.Sources) Add(products + node, product, (int)EdgeOrigins.Observed, 1);
        foreach (var (product, node) in rolled.Sinks) Add(product, products + node, (int)EdgeOrigins.Observed, 1);
    }

    public string Word => "product";
    public int Count => products + moment.Graph.Nodes.Count;

    public bool Exists(int vertex) => vertex < products || down.ContainsKey(vertex) || up.ContainsKey(vertex);

    public void Neighbours(int vertex, bool down, List<Link> into)
    {
        into.Clear();
        if ((down ? this.down : up).TryGetValue(vertex, out var links)) into.AddRange(links);
    }

    public Sighted Sight(int vertex) => vertex < products ? sight.Product(vertex) : sight.Node(vertex - products);

    public VertexFacts Facts(int vertex)
    {
        if (vertex >= products)
        {
            var node = moment.Graph.Nodes[vertex - products];
            return new VertexFacts(RowKind.Dataset, node.Namespace, node.Name, -1, -1, -1, node.Fields, 0, node.Ended);
        }
        var product = moment.Mesh.Products[vertex];
        return new VertexFacts(RowKind.Product, product.DomainKey, product.Name, -1, product.Domain, product.Team, 0, members[vertex], product.Facts.Lifecycle == Lifecycle.Retired);
    }

    public int ProductOf(int vertex) => vertex < products ? vertex : -1;

    private void Add(int from, int to, int origins, int weight)
    {
        Of(down, from).Add(new Link(to, origins, 0, weight));
        Of(up, to).Add(new Link(from, origins, 0, weight));
    }

    private static List<Link> Of(Dictionary<int, List<Link>> links, int vertex) => links.TryGetValue(vertex, out var list) ? list : links[vertex] = [];
}
