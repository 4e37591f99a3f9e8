namespace Catalog.Core.Lineage.Graph;

/// <summary>An edge between products: what taught it, and how many pairs of datasets it stands for.</summary>
public readonly record struct ProductEdge(int From, int To, int Origins, int Weight);

/// <summary>
/// Lineage of products: A feeds B when a contract says so, or when a dataset of A's output ports reaches one of B's through
/// jobs and datasets that are no product's. What begins or ends in a dataset of no product is kept as such.
/// </summary>
public sealed class RollUp
{
    private RollUp(IReadOnlyList<ProductEdge> products, IReadOnlyList<(int Node, int Product)> sources, IReadOnlyList<(int Product, int Node)> sinks)
        => (Products, Sources, Sinks) = (products, sources, sinks);

    public IReadOnlyList<ProductEdge> Products { get; }
    /// <summary>Datasets of no product from which all begins, and what they feed.</summary>
    public IReadOnlyList<(int Node, int Product)> Sources { get; }
    /// <summary>Datasets of no product at which all ends, and what feeds them.</summary>
    public IReadOnlyList<(int Product, int Node)> Sinks { get; }

    public static RollUp Of(LineageMoment moment, uint? asOf)
    {
        var graph = moment.Graph;
        var edges = new Dictionary<(int, int), (int Origins, int Weight)>();
        foreach (var (from, to) in moment.Mesh.Declared.Where(d => d.From != d.To)) Add(from, to, (int)EdgeOrigins.Declared, 1);
        var (sources, sinks, seen, queue) = (new HashSet<(int, int)>(), new HashSet<(int, int)>(), new int[graph.Nodes.Count], new Queue<int>());
        var round = 0;
        for (var node = 0; node < graph.Nodes.Count; node++)
        {
            if (graph.Nodes[node].IsJob) continue;
            var product = moment.ProductOf(node);
            if (product >= 0) Reach(node, ++round, (end, owner) =>
            {
                if (owner >= 0) { if (owner != product) Add(product, owner, (int)EdgeOrigins.Observed, 1); }
                else sinks.Add((product, end));
            });
            else if (!HasAny(graph, node, down: false, asOf)) Reach(node, ++round, (end, owner) => { if (owner >= 0) sources.Add((node, owner)); });
        }
        return new RollUp([.. edges.Select(e => new ProductEdge(e.Key.Item1, e.Key.Item2, e.Value.Origins, e.Value.Weight))], [.. sources], [.. sinks]);

        void Add(int from, int to, int origins, int weight)
        {
            var have = edges.GetValueOrDefault((from, to));
            edges[(from, to)] = (have.Origins | origins, have.Weight + weight);
        }

        // Calls back at each dataset of a product, and at each dataset of none behind which there is nothing.
        void Reach(int start, int mark, Action<int, int> found)
        {
            queue.Enqueue(start);
            seen[start] = mark;
            while (queue.TryDequeue(out var at))
            {
                foreach (var edge in graph.Edges.Edges(at, down: true))
                {
                    var row = graph.Edges[edge];
                    if (!row.Carries(asOf) || seen[row.To] == mark) continue;
                    seen[row.To] = mark;
                    if (!graph.Nodes[row.To].IsJob && moment.ProductOf(row.To) is >= 0 and var owner)
                    {
                        found(row.To, owner);
                        continue;
                    }
                    if (!graph.Nodes[row.To].IsJob && !HasAny(graph, row.To, down: true, asOf)) found(row.To, -1);
                    queue.Enqueue(row.To);
                }
            }
        }
    }

    /// <summary>Which products feed which over these edges of the graph (from, to) alone: all that one of them can have brought.</summary>
    public static IReadOnlyCollection<(int From, int To)> Over(LineageMoment moment, IEnumerable<(int From, int To)> edges)
    {
        var graph = moment.Graph;
        var found = new HashSet<(int, int)>();
        var (before, behind) = (new Dictionary<int, IReadOnlySet<int>>(), new Dictionary<int, IReadOnlySet<int>>());
        foreach (var (from, to) in edges.Where(e => e.From >= 0 && e.To >= 0))
        {
            if (!Carried(from, to)) continue;
            if (!behind.TryGetValue(to, out var after)) behind[to] = after = Nearest(to, down: true);
            if (after.Count == 0) continue;
            if (!before.TryGetValue(from, out var sources)) before[from] = sources = Nearest(from, down: false);
            foreach (var source in sources)
                foreach (var owner in after)
                    if (source != owner) found.Add((source, owner));
        }
        return found;

        bool Carried(int from, int to)
        {
            foreach (var edge in graph.Edges.Edges(from, down: true))
                if (graph.Edges[edge] is var row && row.To == to && row.Carries(null)) return true;
            return false;
        }

        // The products nearest to a node on one side: its own, else those behind jobs and datasets of none.
        IReadOnlySet<int> Nearest(int start, bool down)
        {
            var (owners, seen, queue) = (new HashSet<int>(), new HashSet<int> { start }, new Queue<int>([start]));
            while (queue.TryDequeue(out var at))
            {
                if (!graph.Nodes[at].IsJob && moment.ProductOf(at) is >= 0 and var owner)
                {
                    owners.Add(owner);
                    continue;
                }
                foreach (var edge in graph.Edges.Edges(at, down))
                    if (graph.Edges[edge] is var row && row.Carries(null) && seen.Add(down ? row.To : row.From)) queue.Enqueue(down ? row.To : row.From);
            }
            return owners;
        }
    }

    private static bool HasAny(LineageGraph graph, int node, bool down, uint? asOf)
    {
        foreach (var edge in graph.Edges.Edges(node, down))
            if (graph.Edges[edge].Carries(asOf)) return true;
        return false;
    }
}
