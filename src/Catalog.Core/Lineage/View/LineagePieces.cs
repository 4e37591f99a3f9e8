namespace Catalog.Core.Lineage.View;

/// <summary>What follows the first piece of a large picture: rows go on where the last piece ended.</summary>
/// <param name="Nodes">The next rows.</param>
/// <param name="Edges">Those whose later end is one of them.</param>
public sealed record LineageChunk(LineageNodes Nodes, LineageEdges Edges);

/// <summary>Cuts a large picture so that its first piece can be drawn while the others are on their way.</summary>
public static class LineagePieces
{
    /// <summary>Above so many nodes a picture comes in pieces.</summary>
    public const int Above = 2000;

    private const int First = 1000;
    private const int Each = 3000;

    /// <summary>The picture with all its lists and its first rows, then the rest; the rows are ordered from the root outward already.</summary>
    public static (LineageView First, IEnumerable<LineageChunk> Further) Cut(LineageView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var (from, to) = (view.Edges.From, view.Edges.To);
        var byLaterEnd = Enumerable.Range(0, from.Count).OrderBy(e => Math.Max(from[e], to[e])).ToArray();
        var count = view.Nodes.Kind.Count;
        return (view with { Nodes = Rows(view.Nodes, 0, First), Edges = Edges(view.Edges, byLaterEnd, 0, First) }, Rest());

        IEnumerable<LineageChunk> Rest()
        {
            for (var start = First; start < count; start += Each)
                yield return new LineageChunk(Rows(view.Nodes, start, start + Each), Edges(view.Edges, byLaterEnd, start, start + Each));
        }
    }

    private static LineageNodes Rows(LineageNodes all, int start, int end)
    {
        return new LineageNodes(
            Of(all.Kind), Of(all.Scope), Of(all.Name), Of(all.Product), Of(all.Domain), Of(all.Team), Of(all.Depth), Of(all.State), Of(all.Fields), Of(all.Members), Of(all.Up), Of(all.Down), Of(all.MoreUp), Of(all.MoreDown),
            Named(all.Restricted), Named(all.Ended));

        IReadOnlyList<T> Of<T>(IReadOnlyList<T> column) => [.. column.Skip(start).Take(end - start)];
        IReadOnlyList<int> Named(IReadOnlyList<int> rows) => [.. rows.Where(row => row >= start && row < end)];
    }

    private static LineageEdges Edges(LineageEdges all, int[] byLaterEnd, int start, int end)
    {
        var some = Array.FindAll(byLaterEnd, e => Math.Max(all.From[e], all.To[e]) is var later && later >= start && later < end);
        return new LineageEdges(Of(all.From), Of(all.To), Of(all.Origins), Of(all.Review), Of(all.Weight));

        IReadOnlyList<int> Of(IReadOnlyList<int> column) => [.. some.Select(e => column[e])];
    }
}
