using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.Graph;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Core.Validity;

namespace Catalog.Core.Lineage.View;

/// <summary>Answers what the lineage view asks, for one person at one moment; with <paramref name="states"/> it says how products stand now.</summary>
public sealed class LineagePictures(LineageMoment moment, Actor actor, DateTimeOffset now, Func<DataProductId, ValidityState?>? states = null)
{
    private readonly Sight sight = new(moment, actor);

    public Outcome<LineageView> View(LineageQuestion question)
    {
        if (!sight.Anything) return Missing();
        uint? asOf = question.AsOf is { } at ? EdgeRow.Seconds(at) : null;
        if (LevelOf(question.Level, question.Root, asOf) is not { } level) return WrongLevel();
        var filter = ViewFilter.Read(question.Filter, moment.Mesh, question.AsOf is null ? states : null);
        if (filter is null) return new Refusal.Invalid("filter", "A filter is name:value with one of the names domain, team, kind, state and origin.");
        Walk walk;
        var total = (int?)null;
        if (question.Root is null)
        {
            walk = Walk.All(level);
        }
        else
        {
            if (PlaceOf(question.Root, level) is not (>= 0 and var root)) return Missing();
            if (question.To is { } other)
            {
                if (PlaceOf(other, level) is not (>= 0 and var to)) return Missing();
                walk = Walk.Between(level, root, to);
            }
            else
            {
                walk = Walk.From(level, root, question.Up, question.Down, question.LimitPerNode);
                total = Seen(level, Walk.From(level, root, question.Up, question.Down, int.MaxValue).Vertices);
            }
        }
        return Draw(level, walk, total ?? Seen(level, walk.Vertices), filter, question.Root is not null, question.AsOf ?? now, new Picture(level, moment.Mesh, question.AsOf is null ? states : null));
    }

    public Outcome<LineageExpansion> Expand(ExpansionQuestion question)
    {
        if (!sight.Anything) return Missing();
        if (LevelOf(question.Level, question.Node, null) is not { } level) return WrongLevel();
        if (PlaceOf(question.Node, level) is not (>= 0 and var root)) return Missing();
        var (links, picture) = (new List<Link>(), new Picture(level, moment.Mesh, states));
        level.Neighbours(root, question.Down, links);
        var seen = links.DistinctBy(l => l.To).Where(l => level.Sight(l.To) != Sighted.Hidden)
            .Select(l => (l.To, Key: SortKey(level.Facts(l.To)))).Where(n => question.Text is null || n.Key.Contains(question.Text, StringComparison.OrdinalIgnoreCase))
            .OrderBy(n => n.Key, StringComparer.Ordinal).ToList();
        var rest = question.After is { } after ? seen.FindAll(n => string.CompareOrdinal(n.Key, after) > 0) : seen;
        var page = rest.Take(question.Limit).ToList();
        picture.Add(root, 0);
        foreach (var (vertex, _) in page) picture.Add(vertex, question.Down ? 1 : -1);
        var hidden = question.After is null ? links.Where(l => level.Sight(l.To) == Sighted.Hidden).Select(l => l.To).ToList() : [];
        foreach (var vertex in hidden) picture.Add(vertex, question.Down ? 1 : -1);
        var view = picture.Finish([root, .. page.Select(p => p.To), .. hidden], 0, now, seen.Count + 1, 0);
        var more = rest.Count - page.Count;
        return new LineageExpansion(view.V, view.Level, view.Root, view.AsOf, view.Total, view.Filtered, view.Domains, view.Products, view.Teams, view.Scopes, view.Nodes, view.Edges,
            more > 0 ? page[^1].Key : null, more);
    }

    public Outcome<LineageImpact> Impact(ImpactQuestion question)
    {
        if (!sight.Anything) return Missing();
        ILevel? level = question.Level is null or "dataset" ? new DatasetLevel(moment, sight, null, carried: true) : LevelOf(question.Level, question.Node, null);
        if (level is null || level is DomainLevel) return new Refusal.Invalid("level", "Impact is told at level dataset or product.");
        if (PlaceOf(question.Node, level) is not (>= 0 and var root)) return Missing();
        Walk walk;
        if (question.Column is { } column)
        {
            if (level is not DatasetLevel) return new Refusal.Invalid("level", "The impact of a column is told at level dataset.");
            if (moment.Graph.Nodes[root].IsJob || sight.Node(root) != Sighted.Open) return Missing();
            walk = Walk.From(new ColumnReach(moment, sight, root, column), root, question.Down ? 0 : int.MaxValue, question.Down ? int.MaxValue : 0, int.MaxValue);
        }
        else
        {
            walk = Walk.From(level, root, question.Down ? 0 : int.MaxValue, question.Down ? int.MaxValue : 0, int.MaxValue);
        }
        var picture = new Picture(level, moment.Mesh, states);
        var through = new List<int>();
        for (var i = 0; i < walk.Vertices.Count; i++)
            if (picture.Add(walk.Vertices[i], walk.Depths[i]) == through.Count) through.Add(walk.Through[i] < 0 ? -1 : picture.RowOf(walk.Vertices[walk.Through[i]]));
        var view = picture.Finish(walk.Vertices, 0, now, picture.Rows, 0);
        return new LineageImpact(view.V, view.Level, view.Root, view.AsOf, view.Total, view.Filtered, view.Domains, view.Products, view.Teams, view.Scopes, view.Nodes, view.Edges,
            question.Column, question.Down ? "down" : "up", through, Totals(view));
    }

    private static Outcome<LineageView> Draw(ILevel level, Walk walk, int total, ViewFilter filter, bool rooted, DateTimeOffset asOf, Picture picture)
    {
        var (kept, left, filtered) = (new List<int>(), new List<int>(), 0);
        for (var i = 0; i < walk.Vertices.Count; i++)
        {
            var vertex = walk.Vertices[i];
            var hidden = level.Sight(vertex) == Sighted.Hidden;
            if (!(rooted && i == 0) && !(hidden ? filter.IsEmpty : filter.Passes(level, vertex)))
            {
                if (hidden) left.Add(vertex);
                else filtered++;
                continue;
            }
            picture.Add(vertex, walk.Depths[i]);
            kept.Add(vertex);
        }
        // A gap is one of those that are left out, as it is one of all.
        var gaps = new Gaps(level);
        return picture.Finish(kept, rooted ? 0 : -1, asOf, total, filtered + left.Select(gaps.Of).Distinct().Count());
    }

    private static LineageImpactTotals Totals(LineageView view)
    {
        var nodes = view.Nodes;
        int Of(RowKind kind) => nodes.Kind.Skip(1).Count(k => k == (int)kind);
        var products = Of(RowKind.Product) + nodes.Product.Skip(1).Where(p => p >= 0 && p != nodes.Product[0]).Distinct().Count();
        return new LineageImpactTotals(products, nodes.Team.Skip(1).Where(t => t >= 0).Distinct().Count(), Of(RowKind.Dataset), Of(RowKind.Job), nodes.Restricted.Count(r => r > 0), Of(RowKind.Masked));
    }

    private ILevel? LevelOf(string? word, string? root, uint? asOf) => (word ?? (root is null ? "domain" : root.StartsWith("product:", StringComparison.Ordinal) ? "product" : root.StartsWith("domain:", StringComparison.Ordinal) ? "domain" : "dataset")) switch
    {
        "dataset" => new DatasetLevel(moment, sight, asOf),
        "product" => new ProductLevel(moment, sight, moment.RolledUp(asOf)),
        "domain" => new DomainLevel(moment, sight, moment.RolledUp(asOf)),
        _ => null,
    };

    /// <summary>Where a node id stands at a level, if this person may see it: a dataset stands for its product at product level, and so on.</summary>
    private int PlaceOf(string id, ILevel level)
    {
        var mesh = moment.Mesh;
        var (product, domain, node) = (-1, -1, -1);
        if (id.StartsWith("product:", StringComparison.Ordinal)) product = mesh.Products.ToList().FindIndex(p => p.Key.Equals(id[8..], StringComparison.OrdinalIgnoreCase));
        else if (id.StartsWith("domain:", StringComparison.Ordinal)) domain = mesh.Domains.ToList().FindIndex(d => d.Key.Equals(id[7..], StringComparison.OrdinalIgnoreCase));
        else node = moment.Graph.Find(id);
        if (node >= 0 && sight.Node(node) == Sighted.Hidden) return -1;
        if (product < 0 && node >= 0) product = moment.ProductOf(node);
        if (product >= 0 && sight.Product(product) == Sighted.Hidden) return -1;
        if (domain < 0 && product >= 0) domain = mesh.Products[product].Domain;
        return level switch
        {
            DomainLevel => domain >= 0 ? domain : node >= 0 && level.Exists(mesh.Domains.Count) ? mesh.Domains.Count : -1,
            ProductLevel => product >= 0 ? product : node >= 0 && level.Exists(mesh.Products.Count + node) ? mesh.Products.Count + node : -1,
            _ => node >= 0 ? node : product >= 0 ? FirstOf(product) : -1,
        };
    }

    private int FirstOf(int product) =>
        moment.Mesh.Behind.Where(b => b.Product == product).Select(b => moment.Graph.PlaceOf(b.Dataset)).Where(p => p >= 0).Order().Cast<int?>().FirstOrDefault() ?? -1;

    private static int Seen(ILevel level, List<int> vertices)
    {
        var gaps = new Gaps(level);
        return vertices.Count(v => level.Sight(v) != Sighted.Hidden) + vertices.Select(gaps.Of).Where(g => g >= 0).Distinct().Count();
    }

    private static string SortKey(VertexFacts facts) => $"{facts.Name} {facts.Scope} {(int)facts.Kind}";

    private static Refusal.NotFound Missing() => new("There is no such node, or it is hidden from you.");

    private static Refusal.Invalid WrongLevel() => new("level", "The level is domain, product or dataset.");
}
