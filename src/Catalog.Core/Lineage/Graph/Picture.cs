using Catalog.Core.DataProducts;
using Catalog.Core.Lineage.View;
using Catalog.Core.Validity;

namespace Catalog.Core.Lineage.Graph;

/// <summary>Makes the columns of a view of what a walk found. Hidden vertices become one row for each gap, everything counted is over what may be seen.</summary>
public sealed class Picture
{

    private readonly ILevel level;
    private readonly MeshAround mesh;
    private readonly Func<DataProductId, ValidityState?>? states;
    private readonly Gaps gaps;
    private readonly List<int> vertices = [];
    private readonly List<int> depths = [];
    private readonly Dictionary<int, int> rows = [];
    private readonly Dictionary<int, int> gapRows = [];
    private readonly List<Link> links = [];

    public Picture(ILevel level, MeshAround mesh, Func<DataProductId, ValidityState?>? states = null) => (this.level, this.mesh, this.states, gaps) = (level, mesh, states, new Gaps(level));

    public int Rows => vertices.Count;

    /// <summary>Adds a vertex, or finds the row it has; that of its gap when it is hidden.</summary>
    public int Add(int vertex, int depth)
    {
        var gap = gaps.Of(vertex);
        if (gap >= 0 ? gapRows.TryGetValue(gap, out var row) : rows.TryGetValue(vertex, out row)) return row;
        row = vertices.Count;
        if (gap >= 0) gapRows[gap] = row;
        else rows[vertex] = row;
        vertices.Add(gap >= 0 ? -1 : vertex);
        depths.Add(depth);
        return row;
    }

    public int RowOf(int vertex) => gaps.Of(vertex) is >= 0 and var gap ? gapRows.GetValueOrDefault(gap, -1) : rows.GetValueOrDefault(vertex, -1);

    /// <summary>The view. <paramref name="walked"/> are the vertices whose edges are drawn, hidden ones among them.</summary>
    public LineageView Finish(IEnumerable<int> walked, int root, DateTimeOffset asOf, int total, int filtered)
    {
        var (scopes, scopeRows) = (new List<string>(), new Dictionary<string, int>());
        var (products, domains, teams) = (new Places(), new Places(), new Places());
        var (kind, scope, name, product, domain, team) = (new List<int>(), new List<int>(), new List<string>(), new List<int>(), new List<int>(), new List<int>());
        var (fields, members, up, down, moreUp, moreDown) = (new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>(), new List<int>());
        var (restricted, ended) = (new List<int>(), new List<int>());
        for (var row = 0; row < vertices.Count; row++)
        {
            var vertex = vertices[row];
            var facts = vertex < 0 ? new VertexFacts(RowKind.Masked, null, "", -1, -1, -1, 0, 0, false) : level.Facts(vertex);
            var (isUp, isDown) = vertex < 0 ? ((0, 0), (0, 0)) : (Around(vertex, down: false), Around(vertex, down: true));
            kind.Add((int)facts.Kind);
            scope.Add(Scope(facts.Scope));
            name.Add(facts.Name);
            product.Add(products.Of(facts.Product));
            domain.Add(domains.Of(facts.Domain));
            team.Add(teams.Of(facts.Team));
            fields.Add(facts.Fields);
            members.Add(facts.Members);
            up.Add(isUp.Item1);
            down.Add(isDown.Item1);
            moreUp.Add(isUp.Item2);
            moreDown.Add(isDown.Item2);
            if (vertex >= 0 && level.Sight(vertex) == Sighted.Restricted) restricted.Add(row);
            if (facts.Ended) ended.Add(row);
        }
        var nodes = new LineageNodes(kind, scope, name, product, domain, team, [.. depths], [.. vertices.Select(State)], fields, members, up, down, moreUp, moreDown, restricted, ended);
        return new LineageView(
            1, level.Word, root, asOf, total, filtered,
            domains.Names(d => mesh.Domains[d]), products.Names(p => new LineageName(mesh.Products[p].Key, mesh.Products[p].Title)), teams.Names(t => mesh.Teams[t]), scopes, nodes, Edges(walked));

        int Scope(string? word)
        {
            if (word is null) return -1;
            if (!scopeRows.TryGetValue(word, out var place))
            {
                scopeRows[word] = place = scopes.Count;
                scopes.Add(word);
            }
            return place;
        }
    }

    /// <summary>The state of a product, and of the datasets that it gives out.</summary>
    private int State(int vertex) => vertex < 0 || level.ProductOf(vertex) is not (>= 0 and var product) ? -1 : states?.Invoke(mesh.Products[product].Facts.Id) switch
    {
        ValidityState.Valid => 0,
        ValidityState.Suspect => 1,
        ValidityState.Invalid => 2,
        ValidityState.Stale => 3,
        ValidityState.Unknown => 4,
        _ => -1,
    };

    private (int All, int More) Around(int vertex, bool down)
    {
        level.Neighbours(vertex, down, links);
        var (all, more) = (0, 0);
        foreach (var link in links.DistinctBy(l => l.To))
        {
            if (level.Sight(link.To) == Sighted.Hidden) continue;
            all++;
            if (!rows.ContainsKey(link.To)) more++;
        }
        return (all, more);
    }

    private LineageEdges Edges(IEnumerable<int> walked)
    {
        var drawn = new Dictionary<(int From, int To), Link>();
        foreach (var vertex in walked.Distinct())
        {
            var from = RowOf(vertex);
            if (from < 0) continue;
            level.Neighbours(vertex, down: true, links);
            foreach (var link in links)
            {
                var to = RowOf(link.To);
                if (to < 0 || to == from) continue;
                // Of what leads into a gap or out of it nothing is told but that it is there.
                var shown = vertices[from] < 0 || vertices[to] < 0 ? new Link(to, 0, 0, 1) : link with { To = to };
                drawn[(from, to)] = drawn.TryGetValue((from, to), out var have)
                    ? new Link(to, have.Origins | shown.Origins, Math.Min(have.Review, shown.Review), vertices[from] < 0 || vertices[to] < 0 ? 1 : Math.Max(have.Weight, shown.Weight))
                    : shown;
            }
        }
        var all = drawn.OrderBy(e => Math.Max(e.Key.From, e.Key.To)).ThenBy(e => e.Key.From).ToList();
        return new LineageEdges(
            all.ConvertAll(e => e.Key.From), all.ConvertAll(e => e.Key.To), all.ConvertAll(e => e.Value.Origins), all.ConvertAll(e => e.Value.Review), all.ConvertAll(e => e.Value.Weight));
    }

    /// <summary>Which of the mesh's entries the view needs, in the order of their first use.</summary>
    private sealed class Places
    {
        private readonly Dictionary<int, int> places = [];
        private readonly List<int> used = [];

        public int Of(int entry)
        {
            if (entry < 0) return -1;
            if (!places.TryGetValue(entry, out var place))
            {
                places[entry] = place = used.Count;
                used.Add(entry);
            }
            return place;
        }

        public List<LineageName> Names(Func<int, LineageName> name) => used.ConvertAll(e => name(e));
    }
}
