using Catalog.Core.DataProducts;
using Catalog.Core.Validity;
using Xunit;

namespace Catalog.Core.Tests.Validity;

public sealed class BlastRadiusTests
{
    private static readonly DataProductId[] Products = [.. Enumerable.Range(0, 24).Select(i => DataProductId.From(new Guid(i + 1, 0, 0, new byte[8])))];

    [Fact]
    public void Whatever_happens_in_whatever_order_it_is_as_if_computed_from_scratch()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var random = new Random(seed);
            var blast = new BlastRadius();
            HashSet<(DataProductId From, DataProductId To)>[] kinds = [[], []];
            var broken = new HashSet<DataProductId>();
            var before = Sources([], broken);
            for (var step = 0; step < 80; step++)
            {
                var changed = Change(random, blast, kinds, broken);
                // What one kind of lineage says stays when another no longer says it.
                var edges = kinds.SelectMany(e => e).ToHashSet();
                var now = Sources(edges, broken);

                foreach (var product in Products)
                {
                    Assert.Equal(now[product], [.. blast.SourcesOf(product)]);
                    Assert.True(changed.Contains(product) || now[product].SetEquals(before[product]), $"Seed {seed}, step {step}: a change was not told.");
                    foreach (var source in now[product]) IsWay(blast.Path(source, product), source, product, edges);
                }
                before = now;
            }
        }
    }

    [Fact]
    public void A_new_edge_inherits_at_once_and_recovery_takes_it_back()
    {
        var blast = new BlastRadius();
        blast.SetEdges(0, [(Products[0], Products[1])]);
        Assert.Equal([Products[1]], blast.Set(Products[0], true));

        Assert.Equal([Products[2]], blast.Add(0, Products[1], Products[2]));
        Assert.Equal([Products[0], Products[1], Products[2]], blast.Path(Products[0], Products[2]));
        Assert.Equal(2, blast.Set(Products[0], false).Count);
        Assert.Empty(blast.SourcesOf(Products[2]));
    }

    [Fact]
    public void A_product_is_not_upstream_of_itself()
    {
        var blast = new BlastRadius();
        blast.SetEdges(0, [(Products[0], Products[1]), (Products[1], Products[0]), (Products[0], Products[0])]);

        blast.Set(Products[0], true);

        Assert.Empty(blast.SourcesOf(Products[0]));
        Assert.Equal([Products[0]], blast.SourcesOf(Products[1]));
    }

    private static IReadOnlySet<DataProductId> Change(Random random, BlastRadius blast, HashSet<(DataProductId From, DataProductId To)>[] kinds, HashSet<DataProductId> broken)
    {
        var kind = random.Next(kinds.Length);
        var edges = kinds[kind];
        var (a, b) = (Products[random.Next(Products.Length)], Products[random.Next(Products.Length)]);
        switch (random.Next(4))
        {
            case 0:
                if (!broken.Add(a)) broken.Remove(a);
                return blast.Set(a, broken.Contains(a));
            case 1 when edges.Count > 0:
                edges.Remove(edges.ElementAt(random.Next(edges.Count)));
                edges.Add((a, b));
                return blast.SetEdges(kind, edges);
            default:
                edges.Add((a, b));
                return blast.Add(kind, a, b);
        }
    }

    private static Dictionary<DataProductId, HashSet<DataProductId>> Sources(HashSet<(DataProductId From, DataProductId To)> edges, HashSet<DataProductId> broken)
    {
        var sources = Products.ToDictionary(p => p, _ => new HashSet<DataProductId>());
        foreach (var source in broken)
        {
            var reached = new HashSet<DataProductId> { source };
            while (edges.Where(e => reached.Contains(e.From)).Any(e => reached.Add(e.To)))
            {
                // Until nothing new is reached.
            }
            foreach (var product in reached.Where(p => p != source)) sources[product].Add(source);
        }
        return sources;
    }

    private static void IsWay(IReadOnlyList<DataProductId> path, DataProductId source, DataProductId product, HashSet<(DataProductId From, DataProductId To)> edges)
    {
        Assert.Equal((source, product), (path[0], path[^1]));
        for (var i = 1; i < path.Count; i++) Assert.Contains((path[i - 1], path[i]), edges);
    }
}
