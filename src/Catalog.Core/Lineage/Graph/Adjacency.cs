namespace Catalog.Core.Lineage.Graph;

/// <summary>
/// Who is next to whom, as arrays: the edges of each node lie side by side, outgoing and incoming. Edges that came since
/// the arrays were built stand beside them until there are enough to build again. An instance never changes its shape;
/// marks of an edge (review, staleness) are written in place.
/// </summary>
public sealed class Adjacency
{
    private readonly EdgeRow[] rows;
    private readonly int[] outStart;
    private readonly int[] outEdges;
    private readonly int[] inStart;
    private readonly int[] inEdges;
    private readonly Dictionary<int, int[]> laterOut;
    private readonly Dictionary<int, int[]> laterIn;
    private readonly int built;

    private Adjacency(EdgeRow[] rows, int count, int nodes)
    {
        (this.rows, Count, built) = (rows, count, count);
        (laterOut, laterIn) = ([], []);
        (outStart, outEdges) = Sorted(rows, count, nodes, e => e.From);
        (inStart, inEdges) = Sorted(rows, count, nodes, e => e.To);
    }

    private Adjacency(Adjacency before, EdgeRow[] rows, int count, Dictionary<int, int[]> laterOut, Dictionary<int, int[]> laterIn)
    {
        (this.rows, Count, built) = (rows, count, before.built);
        (outStart, outEdges, inStart, inEdges) = (before.outStart, before.outEdges, before.inStart, before.inEdges);
        (this.laterOut, this.laterIn) = (laterOut, laterIn);
    }

    public static Adjacency Empty { get; } = new([], 0, 0);

    public int Count { get; }

    public ref EdgeRow this[int edge] => ref rows[edge];

    public static Adjacency Of(EdgeRow[] rows, int nodes) => new(rows, rows.Length, nodes);

    /// <summary>Edges that leave the node, or that reach it.</summary>
    public EdgeList Edges(int node, bool down) => down
        ? new EdgeList(Base(outStart, outEdges, node), laterOut.GetValueOrDefault(node) ?? [])
        : new EdgeList(Base(inStart, inEdges, node), laterIn.GetValueOrDefault(node) ?? []);

    public int Find(EdgeKind kind, int from, int to)
    {
        foreach (var edge in Edges(from, down: true))
            if (rows[edge].To == to && rows[edge].Kind == kind) return edge;
        return -1;
    }

    /// <summary>The same with edges added that are not there yet.</summary>
    public Adjacency With(IReadOnlyList<EdgeRow> more, int nodes)
    {
        if (more.Count == 0) return this;
        var all = rows;
        if (all.Length < Count + more.Count) Array.Resize(ref all, Math.Max(Count + more.Count, Count + (Count / 4)));
        for (var i = 0; i < more.Count; i++) all[Count + i] = more[i];
        var count = Count + more.Count;
        if (count - built > Math.Max(2000, built / 10)) return new Adjacency(all, count, nodes);
        var (nextOut, nextIn) = (new Dictionary<int, int[]>(laterOut), new Dictionary<int, int[]>(laterIn));
        for (var edge = Count; edge < count; edge++)
        {
            nextOut[all[edge].From] = [.. nextOut.GetValueOrDefault(all[edge].From) ?? [], edge];
            nextIn[all[edge].To] = [.. nextIn.GetValueOrDefault(all[edge].To) ?? [], edge];
        }
        return new Adjacency(this, all, count, nextOut, nextIn);
    }

    private static ReadOnlySpan<int> Base(int[] start, int[] edges, int node) => node + 1 < start.Length ? edges.AsSpan(start[node], start[node + 1] - start[node]) : [];

    private static (int[] Start, int[] Edges) Sorted(EdgeRow[] rows, int count, int nodes, Func<EdgeRow, int> end)
    {
        var (start, edges) = (new int[nodes + 1], new int[count]);
        for (var edge = 0; edge < count; edge++) start[end(rows[edge]) + 1]++;
        for (var node = 0; node < nodes; node++) start[node + 1] += start[node];
        var next = start.AsSpan(0, nodes).ToArray();
        for (var edge = 0; edge < count; edge++) edges[next[end(rows[edge])]++] = edge;
        return (start, edges);
    }
}

/// <summary>The numbers of a node's edges.</summary>
public readonly ref struct EdgeList(ReadOnlySpan<int> first, ReadOnlySpan<int> later)
{
    private readonly ReadOnlySpan<int> first = first;
    private readonly ReadOnlySpan<int> later = later;

    public int Count => first.Length + later.Length;

    public Enumerator GetEnumerator() => new(first, later);

    public ref struct Enumerator(ReadOnlySpan<int> first, ReadOnlySpan<int> later)
    {
        private readonly ReadOnlySpan<int> first = first;
        private readonly ReadOnlySpan<int> later = later;
        private int at = -1;

        public readonly int Current => at < first.Length ? first[at] : later[at - first.Length];

        public bool MoveNext() => ++at < first.Length + later.Length;
    }
}
