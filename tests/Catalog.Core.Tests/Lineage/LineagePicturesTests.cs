using System.Text.Json;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.Lineage.View;
using Catalog.Core.Shared;
using Xunit;

namespace Catalog.Core.Tests.Lineage;

/// <summary>A picture shows exactly what the one decision lets this person see; the oracle is written anew, without the walk.</summary>
public sealed class LineagePicturesTests
{
    [Fact]
    public void What_a_picture_shows_and_counts_is_what_the_decision_allows()
    {
        var (gapsSeen, hiddenRoots) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var mesh = new RandomMesh(seed);
            var oracle = new Oracle(mesh);
            var outcome = new LineagePictures(mesh.Moment, mesh.Actor, DateTimeOffset.UnixEpoch).View(
                new LineageQuestion { Root = mesh.IdOf(mesh.Root), Up = mesh.Up, Down = mesh.Down, LimitPerNode = int.MaxValue, Level = "dataset" });
            if (oracle.Sees(mesh.Root) == Sighted.Hidden)
            {
                hiddenRoots++;
                Assert.IsType<Refusal.NotFound>(outcome.Refusal);
                continue;
            }

            var view = outcome.Value!;
            var reached = oracle.Reach(mesh.Root, mesh.Up, mesh.Down);
            var expected = reached.Where(v => oracle.Sees(v) != Sighted.Hidden).Select(mesh.IdOf).Order().ToList();
            Assert.Equal(expected, Ids(view).Where(id => id.Length > 0).Order());
            var gaps = oracle.GapsOf(reached);
            Assert.Equal(gaps, view.Nodes.Kind.Count(k => k == 4));
            Assert.Equal(expected.Count + gaps, view.Total);
            gapsSeen += gaps;
            var rows = Ids(view);
            for (var row = 0; row < rows.Count; row++)
            {
                if (rows[row].Length == 0)
                {
                    Assert.Equal((-1, "", -1, 0, 0), (view.Nodes.Scope[row], view.Nodes.Name[row], view.Nodes.Product[row], view.Nodes.Up[row], view.Nodes.MoreDown[row]));
                    continue;
                }
                var place = mesh.Moment.Graph.Find(rows[row]);
                Assert.Equal(oracle.Sees(place) == Sighted.Restricted, view.Nodes.Restricted.Contains(row));
                if (oracle.Sees(place) == Sighted.Restricted) Assert.Equal(0, view.Nodes.Fields[row]);
                Assert.Equal(oracle.Next(place, true).Count(n => oracle.Sees(n) != Sighted.Hidden), view.Nodes.Down[row]);
                Assert.Equal(oracle.Next(place, false).Count(n => oracle.Sees(n) != Sighted.Hidden), view.Nodes.Up[row]);
            }
            Assert.DoesNotContain("Hidden", HiddenProducts(mesh).Aggregate(JsonSerializer.Serialize(view), (text, own) => text.Replace(own, "", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        Assert.True(gapsSeen > 50 && hiddenRoots > 20, $"{gapsSeen} gaps, {hiddenRoots} hidden roots");
    }

    [Fact]
    public void What_a_filter_leaves_out_is_counted_with_the_gaps()
    {
        var gaps = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var mesh = new RandomMesh(seed);
            var question = new LineageQuestion { Root = mesh.IdOf(mesh.Root), Up = mesh.Up, Down = mesh.Down, LimitPerNode = int.MaxValue, Level = "dataset", Filter = ["kind:dataset"] };
            if (new LineagePictures(mesh.Moment, mesh.Actor, DateTimeOffset.UnixEpoch).View(question).Value is not { } view) continue;
            Assert.DoesNotContain((int)RowKind.Masked, view.Nodes.Kind);
            Assert.Equal(view.Total, view.Nodes.Kind.Count + view.Filtered);
            var oracle = new Oracle(mesh);
            gaps += oracle.GapsOf(oracle.Reach(mesh.Root, mesh.Up, mesh.Down));
        }
        Assert.True(gaps > 20, $"{gaps} gaps");
    }

    [Fact]
    public void With_a_limit_nothing_is_left_out_without_being_counted()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var mesh = new RandomMesh(seed);
            var question = new LineageQuestion { Root = mesh.IdOf(mesh.Root), Up = 3, Down = 3, LimitPerNode = 1, Level = "dataset" };
            if (new LineagePictures(mesh.Moment, mesh.Actor, DateTimeOffset.UnixEpoch).View(question).Value is not { } view) continue;
            var ids = Ids(view).ToHashSet();
            var oracle = new Oracle(mesh);
            foreach (var (id, row) in Ids(view).Select((id, row) => (id, row)).Where(x => x.id.Length > 0))
            {
                var missing = oracle.Next(mesh.Moment.Graph.Find(id), true).Count(n => oracle.Sees(n) != Sighted.Hidden && !ids.Contains(mesh.IdOf(n)));
                Assert.Equal(missing, view.Nodes.MoreDown[row]);
            }
        }
    }

    [Fact]
    public void Products_feed_each_other_when_a_path_of_nobodys_datasets_leads_there()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var mesh = new RandomMesh(seed);
            var rolled = RollUp.Of(mesh.Moment, null).Products.Select(e => (e.From, e.To)).Order().ToList();

            Assert.Equal(new Oracle(mesh).ProductEdges(), rolled);
        }
    }

    private static IEnumerable<string> HiddenProducts(RandomMesh mesh) =>
        mesh.Moment.Mesh.Products.Where(p => p.Facts.Visibility == Visibility.Hidden && Authorisation.Decide(mesh.Actor, ProductAction.See, p.Facts).Allowed).Select(p => p.Name);

    private static List<string> Ids(LineageView view) => [.. view.Nodes.Kind.Select((kind, row) => kind switch
    {
        2 => $"dataset:{view.Scopes[view.Nodes.Scope[row]]}:{view.Nodes.Name[row]}",
        3 => $"job:{view.Scopes[view.Nodes.Scope[row]]}:{view.Nodes.Name[row]}",
        _ => "",
    })];

    private sealed class Oracle
    {
        private readonly RandomMesh mesh;
        private readonly List<EdgeRow> edges;

        public Oracle(RandomMesh mesh)
        {
            this.mesh = mesh;
            edges = [.. Enumerable.Range(0, mesh.Moment.Graph.Edges.Count).Select(e => mesh.Moment.Graph.Edges[e])];
        }

        public Sighted Sees(int place) => mesh.Moment.Graph.Nodes[place].IsJob
            ? edges.Where(e => e.From == place || e.To == place).Select(e => OfDataset(e.From == place ? e.To : e.From)).DefaultIfEmpty(Sighted.Open).Max()
            : OfDataset(place);

        public HashSet<int> Next(int place, bool down) =>
            [.. edges.Where(e => (down ? e.From : e.To) == place && e.From != e.To && e.Review is ReviewState.Accepted or ReviewState.Proposed && (down ? e.From : e.To) == place).Select(e => down ? e.To : e.From)];

        public HashSet<int> Reach(int root, int up, int down) => [.. Steps(root, up, false), .. Steps(root, down, true)];

        public int GapsOf(HashSet<int> reached)
        {
            var (gaps, known) = (0, new HashSet<int>());
            foreach (var place in reached.Where(p => Sees(p) == Sighted.Hidden && !known.Contains(p)))
            {
                gaps++;
                var open = new Stack<int>([place]);
                while (open.TryPop(out var at))
                    if (known.Add(at))
                        foreach (var next in Next(at, true).Concat(Next(at, false)).Where(n => Sees(n) == Sighted.Hidden)) open.Push(next);
            }
            return gaps;
        }

        public List<(int, int)> ProductEdges()
        {
            var found = new HashSet<(int, int)>();
            for (var start = 0; start < mesh.Moment.Graph.Nodes.Count; start++)
            {
                if (mesh.Moment.ProductOf(start) is not (>= 0 and var from)) continue;
                var (open, seen) = (new Stack<int>([start]), new HashSet<int>());
                while (open.TryPop(out var at))
                    foreach (var next in edges.Where(e => e.From == at && e.Review == ReviewState.Accepted).Select(e => e.To))
                    {
                        if (mesh.Moment.ProductOf(next) is >= 0 and var to) { if (to != from) found.Add((from, to)); }
                        else if (seen.Add(next)) open.Push(next);
                    }
            }
            return [.. found.Order()];
        }

        private HashSet<int> Steps(int root, int depth, bool down)
        {
            var (reached, edge) = (new HashSet<int> { root }, new HashSet<int> { root });
            for (var step = 0; step < depth; step++)
            {
                edge = [.. edge.SelectMany(v => Next(v, down)).Where(v => !reached.Contains(v))];
                reached.UnionWith(edge);
            }
            return reached;
        }

        private Sighted OfDataset(int place)
        {
            if (mesh.Moment.ProductOf(place) is not (>= 0 and var product)) return Sighted.Open;
            var facts = mesh.Moment.Mesh.Products[product].Facts;
            if (!Authorisation.Decide(mesh.Actor, ProductAction.See, facts).Allowed) return Sighted.Hidden;
            return Authorisation.Decide(mesh.Actor, ProductAction.ReadDetails, facts).Allowed ? Sighted.Open : Sighted.Restricted;
        }
    }
}
