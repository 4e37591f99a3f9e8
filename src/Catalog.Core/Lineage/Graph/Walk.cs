namespace Catalog.Core.Lineage.Graph;

/// <summary>Who is reached from a root, how far away, and through whom; in the order in which they were found.</summary>
public sealed class Walk
{
    private readonly Dictionary<int, int> places = [];

    public List<int> Vertices { get; } = [];
    public List<int> Depths { get; } = [];
    /// <summary>The place in <see cref="Vertices"/> that each was reached through; -1 for the root.</summary>
    public List<int> Through { get; } = [];

    public bool Has(int vertex) => places.ContainsKey(vertex);

    public int PlaceOf(int vertex) => places.GetValueOrDefault(vertex, -1);

    /// <summary>
    /// Breadth first, upstream and downstream from the root in turns of one step. Each vertex brings in at most
    /// <paramref name="limit"/> neighbours that may be seen; hidden ones do not count, they are gaps that depth runs through.
    /// </summary>
    public static Walk From(ILevel level, int root, int up, int down, int limit)
    {
        var walk = new Walk();
        walk.Add(root, 0, -1);
        var (outward, links) = (new Queue<(int Vertex, bool Down, int Steps)>(), new List<Link>());
        // A cycle leads to the same vertex both ways; it is walked on in each.
        var (seenUp, seenDown) = (new HashSet<int> { root }, new HashSet<int> { root });
        outward.Enqueue((root, true, 0));
        outward.Enqueue((root, false, 0));
        while (outward.TryDequeue(out var next))
        {
            if (next.Steps >= (next.Down ? down : up)) continue;
            level.Neighbours(next.Vertex, next.Down, links);
            var (seen, taken) = (next.Down ? seenDown : seenUp, 0);
            foreach (var link in links)
            {
                if (seen.Contains(link.To)) continue;
                var counts = !walk.Has(link.To) && level.Sight(link.To) != Sighted.Hidden;
                if (counts && taken == limit) continue;
                if (counts) taken++;
                seen.Add(link.To);
                if (!walk.Has(link.To)) walk.Add(link.To, next.Down ? next.Steps + 1 : -next.Steps - 1, walk.places[next.Vertex]);
                outward.Enqueue((link.To, next.Down, next.Steps + 1));
            }
        }
        return walk;
    }

    /// <summary>Everything there is, by layer: what nothing feeds first.</summary>
    public static Walk All(ILevel level)
    {
        var (walk, links, waits, layer) = (new Walk(), new List<Link>(), new int[level.Count], new int[level.Count]);
        var ready = new Queue<int>();
        var left = new SortedSet<int>();
        for (var vertex = 0; vertex < level.Count; vertex++)
        {
            if (!level.Exists(vertex)) continue;
            level.Neighbours(vertex, down: false, links);
            waits[vertex] = links.Count;
            if (links.Count == 0) ready.Enqueue(vertex);
            else left.Add(vertex);
        }
        var order = new List<int>();
        while (ready.Count > 0 || left.Count > 0)
        {
            // A cycle is cut at its first member.
            if (!ready.TryDequeue(out var vertex)) left.Remove(vertex = left.Min);
            order.Add(vertex);
            level.Neighbours(vertex, down: true, links);
            foreach (var link in links)
            {
                if (!left.Contains(link.To)) continue;
                layer[link.To] = Math.Max(layer[link.To], layer[vertex] + 1);
                if (--waits[link.To] > 0) continue;
                left.Remove(link.To);
                ready.Enqueue(link.To);
            }
        }
        foreach (var vertex in order.OrderBy(v => layer[v])) walk.Add(vertex, layer[vertex], -1);
        return walk;
    }

    /// <summary>Only what lies on a path between the two, whichever way it leads.</summary>
    public static Walk Between(ILevel level, int root, int to)
    {
        var down = Reached(level, root, to, down: true);
        var walk = new Walk();
        walk.Add(root, 0, -1);
        var (found, sign) = down.Count > 0 ? (down, 1) : (Reached(level, root, to, down: false), -1);
        foreach (var (vertex, depth) in found.Where(f => f.Vertex != root)) walk.Add(vertex, sign * depth, -1);
        return walk;
    }

    private static List<(int Vertex, int Depth)> Reached(ILevel level, int root, int to, bool down)
    {
        var forth = From(level, root, down ? 0 : int.MaxValue, down ? int.MaxValue : 0, int.MaxValue);
        if (!forth.Has(to)) return [];
        var back = From(level, to, down ? int.MaxValue : 0, down ? 0 : int.MaxValue, int.MaxValue);
        return [.. forth.Vertices.Select((v, i) => (v, Math.Abs(forth.Depths[i]))).Where(f => back.Has(f.v))];
    }

    private void Add(int vertex, int depth, int through)
    {
        places[vertex] = Vertices.Count;
        Vertices.Add(vertex);
        Depths.Add(depth);
        Through.Add(through);
    }
}
