using Catalog.Core.DataProducts;

namespace Catalog.Core.Validity;

/// <summary>
/// Which products something broken reaches, and by which way: kept while edges and states come and go, so that one
/// change costs what it reaches and not the mesh. Not for several threads at once.
/// </summary>
public sealed class BlastRadius
{
    /// <summary>Lists, not sets: there are many, and most are short.</summary>
    private readonly Dictionary<DataProductId, List<Reader>> readers = [];
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

    /// <summary>Makes these the edges of one kind of lineage; those of the others stay. Answers the products whose sources changed.</summary>
    /// <param name="kind">From 0 to 31.</param>
    public IReadOnlySet<DataProductId> SetEdges(int kind, IEnumerable<(DataProductId From, DataProductId To)> edges)
    {
        var wanted = edges.Where(e => e.From != e.To).GroupBy(e => e.From, e => e.To).ToDictionary(g => g.Key, g => g.ToHashSet());
        var changed = new HashSet<DataProductId>();
        var cut = new HashSet<(DataProductId From, DataProductId To)>();
        foreach (var (from, all) in readers)
        {
            var fresh = wanted.GetValueOrDefault(from);
            for (var i = 0; i < all.Count; i++) all[i] = fresh?.Remove(all[i].Product) == true ? all[i].With(kind) : all[i].Without(kind);
            cut.UnionWith(all.Where(r => r.Kinds == 0).Select(r => (from, r.Product)));
            all.RemoveAll(r => r.Kinds == 0);
        }
        // A way that used an edge which is gone may have another one: found anew for the products that it reached.
        foreach (var (broken, from) in reach.Where(r => r.Value.Any(step => cut.Contains((step.Value, step.Key)))).ToList()) Again(broken, from, changed);
        foreach (var (from, fresh) in wanted)
        {
            foreach (var to in fresh) Link(kind, from, to, changed);
            if (fresh.Count > 0) readers[from].TrimExcess();
        }
        return changed;
    }

    /// <summary>Adds one edge of this kind of lineage; what is broken upstream is inherited at once.</summary>
    public IReadOnlySet<DataProductId> Add(int kind, DataProductId from, DataProductId to)
    {
        var changed = new HashSet<DataProductId>();
        if (from == to) return changed;
        if (readers.TryGetValue(from, out var all) && all.FindIndex(r => r.Product == to) is >= 0 and var known) all[known] = all[known].With(kind);
        else Link(kind, from, to, changed);
        return changed;
    }

    private void Link(int kind, DataProductId from, DataProductId to, HashSet<DataProductId> changed)
    {
        if (!readers.TryGetValue(from, out var all)) readers[from] = all = [];
        all.Add(new Reader(to, 0).With(kind));
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
            foreach (var (next, _) in all)
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
        if (!sources.TryGetValue(product, out var all)) sources[product] = all = [];
        all.Add(broken);
        changed.Add(product);
    }

    private void Forget(DataProductId broken, DataProductId product, HashSet<DataProductId> changed)
    {
        sources[product].Remove(broken);
        changed.Add(product);
    }

    /// <summary>Who reads, and which kinds of lineage say so, a bit each.</summary>
    private readonly record struct Reader(DataProductId Product, int Kinds)
    {
        public Reader With(int kind) => this with { Kinds = Kinds | (1 << kind) };

        public Reader Without(int kind) => this with { Kinds = Kinds & ~(1 << kind) };
    }
}
