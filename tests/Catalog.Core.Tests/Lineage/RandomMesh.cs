using System.Collections.Frozen;
using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.People;

namespace Catalog.Core.Tests.Lineage;

/// <summary>A small mesh with products of every visibility, a graph through and around them, and somebody who looks at it.</summary>
internal sealed class RandomMesh
{
    public RandomMesh(int seed)
    {
        var random = new Random(seed);
        var (domains, teams) = (Enumerable.Range(0, 2).Select(_ => new DomainId(Id(random))).ToArray(), Enumerable.Range(0, 3).Select(_ => new TeamId(Id(random))).ToArray());
        var products = Enumerable.Range(0, 5).Select(i =>
        {
            var (domain, team) = (random.Next(2), random.Next(3));
            var facts = new ProductFacts(new DataProductId(Id(random)), domains[domain], teams[team], (Visibility)random.Next(3), Lifecycle.Active);
            return new MeshProduct($"d{domain}", $"product-{i}-{facts.Visibility}", $"Product {i}", domain, team, facts);
        }).ToList();

        var lessons = new LineageLessons();
        for (var i = 0; i < 14; i++)
        {
            lessons.Take(new LineageEvent
            {
                Kind = LineageEventKind.Run, At = DateTimeOffset.UnixEpoch.AddDays(i), Job = new JobReading("jobs", $"job-{i}", FacetMap.Empty), Run = new RunReading("r", RunEventType.Complete, FacetMap.Empty),
                Inputs = [.. Some(random)], Outputs = [.. Some(random)],
            });
        }
        var nodes = lessons.Datasets.Values.Select(d => new GraphNode(d.Number, d.Namespace, d.Name, 3, false)).Concat(lessons.Jobs.Values.Select(j => new GraphNode(j.Number, j.Namespace, j.Name, 0, false))).ToList();
        var places = nodes.Select((n, i) => (n.Number, i)).ToDictionary(n => n.Number, n => n.i);
        var rows = lessons.Edges.Values.Select(e => new EdgeRow { From = places[e.From], To = places[e.To], Kind = e.Kind, Origins = 1, Review = (ReviewState)(random.Next(6) == 0 ? random.Next(4) : 1), First = EdgeRow.Seconds(e.FirstSeenAt), Ended = 1 }).ToArray();
        var graph = LineageGraph.Empty with { Nodes = new([.. nodes]), Places = new(places), Edges = Adjacency.Of(rows, nodes.Count), Namespaces = new(new() { ["data"] = "data", ["jobs"] = "jobs" }), Stamp = "test" };
        var owned = nodes.Where(n => !n.IsJob && random.Next(3) > 0).Select(n => (n.Number, random.Next(products.Count))).ToArray();
        Moment = new LineageMoment(graph, new MeshAround
        {
            Products = products, Domains = [new LineageName("d0", "D0"), new LineageName("d1", "D1")], Teams = [new("t0", "T0"), new("t1", "T1"), new("t2", "T2")], Behind = owned, Declared = [], Stamp = "test",
        });
        Actor = new Actor
        {
            Name = "somebody", SignedIn = true, Administrator = random.Next(8) == 0,
            Teams = random.Next(2) == 0 ? [] : FrozenSet.Create(teams[random.Next(3)]), Stewards = random.Next(3) == 0 ? FrozenSet.Create(domains[random.Next(2)]) : [],
            Granted = random.Next(2) == 0 ? [] : FrozenSet.Create(products[random.Next(5)].Facts.Id),
        };
        Root = random.Next(nodes.Count);
        (Up, Down) = (random.Next(5), random.Next(5));
    }

    public LineageMoment Moment { get; }
    public Actor Actor { get; }
    public int Root { get; }
    public int Up { get; }
    public int Down { get; }

    public string IdOf(int place)
    {
        var node = Moment.Graph.Nodes[place];
        return $"{(node.IsJob ? "job" : "dataset")}:{node.Namespace}:{node.Name}";
    }

    private static IEnumerable<DatasetReading> Some(Random random) => Enumerable.Range(0, random.Next(1, 4)).Select(_ => new DatasetReading("data", $"set:{random.Next(14)}"));

    private static Guid Id(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
