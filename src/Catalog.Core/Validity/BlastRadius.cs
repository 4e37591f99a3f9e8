using Catalog.Core.DataProducts;

namespace Catalog.Core.Validity;

/// <summary>
/// Which products something broken reaches, and by which way: kept while edges and states come and go, so that one
/// change costs what it reaches and not the mesh. Not for several threads at once.
/// </summary>
public sealed class BlastRadius
{
    private readonly Dictionary<DataProductId, HashSet<DataProductId>> readers = [];
    /// <summary>Per broken product, from where each product it reaches is reached.</summary>
    private readonly Dictionary<DataProductId, Dictionary<DataProductId, DataProductId>> reach = [];
    /// <summary>Per product, the broken ones that reach it.</summary>
    private readonly Dictionary<DataProductId, HashSet<DataProductId>> sources = [];

    /// <summary>The broken products upstream of this one.</summary>
    public IReadOnlyCollection<DataProductId> SourcesOf(DataProductId product) => sources.TryGetValue(product, out var found) ? found : [];

    /// <summary>What a broken product reaches.</summary>
    public IReadOnlyCollection<DataProductId> ReachOf(DataProductId broken) => reach.TryGetValue(broken, out var found) ? found.Keys : [];

    /// <summary>The way from the broken product to this one, both included.</summary>
    public IReadOnlyList<DataProductId> Path(DataProductId broken, DataProductId product)
    {
        if (!reach.TryGetValue(broken, out var from) || !from.ContainsKey(product)) return [];
        var path = new List<DataProductId> { product };
        while (path[^1] != broken) path.Add(from[path[^1]]);
        path.Reverse();
        return path;
    }

    /// <summary>Says whether a product is broken by itself. Answers the products whose sources changed.</summary>
    public IReadOnlySet<DataProductId> Set(DataProductId product, bool broken)
    {
        var changed = new HashSet<DataProductId>();
        if (broken == reach.ContainsKey(product)) return changed;
        if (broken)
        {
            reach[product] = [];
            Spread(product, [product], changed);
        }
        else
        {
            foreach (var reached in reach[product].Keys) Forget(product, reached, changed);
            reach.Remove(product);
        }
        return changed;
    }

    /// <summary>Makes these the edges. Answers the products whose sources changed.</summary>
    public IReadOnlySet<DataProductId> SetEdges(IEnumerable<(DataProductId From, DataProductId To)> edges)
    {
        var wanted = edges.Where(e => e.From != e.To).ToHashSet();
        var changed = new HashSet<DataProductId>();
        var gone = readers.SelectMany(r => r.Value.Select(to => (From: r.Key, To: to))).Where(e => !wanted.Contains(e)).ToList();
        foreach (var (from, to) in gone) readers[from].Remove(to);
        // A way that used an edge which is gone may have another one: found anew for the products that it reached.
        var cut = gone.ToHashSet();
        foreach (var (broken, from) in reach.Where(r => r.Value.Any(step => cut.Contains((step.Value, step.Key)))).ToList()) Again(broken, from, changed);
        foreach (var edge in wanted) Add(edge.From, edge.To, changed);
        return changed;
    }

    /// <summary>Adds one edge; what is broken upstream is inherited at once.</summary>
    public IReadOnlySet<DataProductId> Add(DataProductId from, DataProductId to)
    {
        var changed = new HashSet<DataProductId>();
        if (from != to) Add(from, to, changed);
        return changed;
    }

    private void Add(DataProductId from, DataProductId to, HashSet<DataProductId> changed)
    {
        if (!Of(readers, from).Add(to)) return;
        foreach (var (broken, reached) in reach)
            if ((broken == from || reached.ContainsKey(from)) && to != broken && !reached.ContainsKey(to))
            {
                Note(broken, to, from, changed);
                Spread(broken, [to], changed);
            }
    }

    private void Again(DataProductId broken, Dictionary<DataProductId, DataProductId> before, HashSet<DataProductId> changed)
    {
        reach[broken] = [];
        foreach (var reached in before.Keys) sources[reached].Remove(broken);
        var touched = new HashSet<DataProductId>();
        Spread(broken, [broken], touched);
        // People are shown the whole way, so that a step which changed far upstream concerns everything behind it.
        changed.UnionWith(before.Keys);
        changed.UnionWith(reach[broken].Keys);
    }

    private void Spread(DataProductId broken, IEnumerable<DataProductId> start, HashSet<DataProductId> changed)
    {
        var waiting = new Queue<DataProductId>(start);
        var reached = reach[broken];
        while (waiting.TryDequeue(out var here))
        {
            if (!readers.TryGetValue(here, out var all)) continue;
            foreach (var next in all)
            {
                if (next == broken || reached.ContainsKey(next)) continue;
                Note(broken, next, here, changed);
                waiting.Enqueue(next);
            }
        }
    }

    private void Note(DataProductId broken, DataProductId product, DataProductId from, HashSet<DataProductId> changed)
    {
        reach[broken][product] = from;
        Of(sources, product).Add(broken);
        changed.Add(product);
    }

    private void Forget(DataProductId broken, DataProductId product, HashSet<DataProductId> changed)
    {
        sources[product].Remove(broken);
        changed.Add(product);
    }

    private static HashSet<DataProductId> Of(Dictionary<DataProductId, HashSet<DataProductId>> sets, DataProductId key) => sets.TryGetValue(key, out var set) ? set : sets[key] = [];
}
