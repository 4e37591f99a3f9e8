namespace Catalog.Core.Lineage.Graph;

/// <summary>Domains, folded from the products that this person sees; the last place stands for datasets of no product.</summary>
public sealed class DomainLevel : ILevel
{
    private readonly LineageMoment moment;
    private readonly Dictionary<(int From, int To), (int Origins, int Weight)> edges = [];
    private readonly int[] members;
    private readonly int domains;

    public DomainLevel(LineageMoment moment, Sight sight, RollUp rolled)
    {
        (this.moment, domains) = (moment, moment.Mesh.Domains.Count);
        members = new int[domains + 1];
        var mesh = moment.Mesh;
        foreach (var (_, product) in mesh.Behind.Where(b => Seen(b.Product))) members[mesh.Products[product].Domain]++;
        members[domains] = rolled.Sources.Select(s => s.Node).Concat(rolled.Sinks.Select(s => s.Node)).Distinct().Count();
        foreach (var edge in rolled.Products.Where(e => Seen(e.From) && Seen(e.To))) Add(mesh.Products[edge.From].Domain, mesh.Products[edge.To].Domain, edge.Origins, edge.Weight);
        foreach (var (_, product) in rolled.Sources.Where(s => Seen(s.Product))) Add(domains, mesh.Products[product].Domain, (int)EdgeOrigins.Observed, 1);
        foreach (var (product, _) in rolled.Sinks.Where(s => Seen(s.Product))) Add(mesh.Products[product].Domain, domains, (int)EdgeOrigins.Observed, 1);

        bool Seen(int product) => sight.Product(product) != Sighted.Hidden;
    }

    public string Word => "domain";
    public int Count => domains + 1;

    public bool Exists(int vertex) => vertex < domains || members[vertex] > 0;

    public void Neighbours(int vertex, bool down, List<Link> into)
    {
        into.Clear();
        foreach (var ((from, to), (origins, weight)) in edges)
            if ((down ? from : to) == vertex) into.Add(new Link(down ? to : from, origins, 0, weight));
    }

    public Sighted Sight(int vertex) => Sighted.Open;

    public VertexFacts Facts(int vertex) =>
        new(RowKind.Domain, null, vertex == domains ? "" : moment.Mesh.Domains[vertex].Key, -1, vertex == domains ? -1 : vertex, -1, 0, members[vertex], false);

    private void Add(int from, int to, int origins, int weight)
    {
        if (from == to) return;
        var have = edges.GetValueOrDefault((from, to));
        edges[(from, to)] = (have.Origins | origins, have.Weight + weight);
    }
}
