namespace Catalog.Core.Lineage.Graph;

/// <summary>Hidden vertices as gaps: one for each maximal connected set of them, whatever of it a walk met.</summary>
public sealed class Gaps(ILevel level)
{
    private readonly Dictionary<int, int> gapOf = [];
    private readonly List<Link> links = [];
    private int count;

    /// <summary>The gap of a vertex; -1 when it may be seen.</summary>
    public int Of(int vertex)
    {
        if (level.Sight(vertex) != Sighted.Hidden) return -1;
        if (gapOf.TryGetValue(vertex, out var known)) return known;
        var gap = count++;
        gapOf[vertex] = gap;
        var open = new Stack<int>([vertex]);
        while (open.TryPop(out var at))
            foreach (var down in (bool[])[true, false])
            {
                level.Neighbours(at, down, links);
                foreach (var link in links.ToArray())
                    if (level.Sight(link.To) == Sighted.Hidden && gapOf.TryAdd(link.To, gap)) open.Push(link.To);
            }
        return gap;
    }
}
