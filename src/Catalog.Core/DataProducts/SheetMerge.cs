namespace Catalog.Core.DataProducts;

/// <summary>
/// What a product shows when a source says one thing and people wrote another: per leaf the curated value wins, a
/// curated removal takes the element and all inside it away, everything else is the source's.
/// </summary>
public static class SheetMerge
{
    public static Dictionary<string, string> Merge(IReadOnlyDictionary<string, string> source, IReadOnlyDictionary<string, CuratedLeaf> curated)
    {
        var merged = new Dictionary<string, string>(source);
        foreach (var (path, leaf) in curated)
        {
            if (leaf.Value is not null) continue;
            foreach (var gone in merged.Keys.Where(k => SheetLeaves.IsWithin(k, path)).ToList()) merged.Remove(gone);
        }
        foreach (var (path, leaf) in curated)
            if (leaf.Value is not null) merged[path] = leaf.Value;
        return merged;
    }

    /// <summary>
    /// The curated leaves after somebody wrote <paramref name="wanted"/>: what equals the source is the source's again,
    /// what differs is curated by <paramref name="stamp"/>, and what did not change keeps its author.
    /// </summary>
    public static Dictionary<string, CuratedLeaf> Curate(
        IReadOnlyDictionary<string, string> source, IReadOnlyDictionary<string, CuratedLeaf> curated, IReadOnlyDictionary<string, string> wanted, CuratedLeaf stamp)
    {
        var next = new Dictionary<string, CuratedLeaf>();
        foreach (var (path, value) in wanted)
        {
            if (source.TryGetValue(path, out var said) && said == value) continue;
            next[path] = curated.TryGetValue(path, out var had) && had.Value == value ? had : stamp with { Value = value };
        }
        foreach (var path in source.Keys.Where(p => !wanted.ContainsKey(p)))
            next[path] = curated.TryGetValue(path, out var had) && had.Value is null ? had : stamp with { Value = null };
        return next;
    }

    /// <summary>The curated leaves after an owner took the source's value for a path and everything inside it.</summary>
    public static Dictionary<string, CuratedLeaf> TakeSource(IReadOnlyDictionary<string, CuratedLeaf> curated, string path) =>
        curated.Where(c => !SheetLeaves.IsWithin(c.Key, path)).ToDictionary(c => c.Key, c => c.Value);

    /// <summary>
    /// Two people's leaves over the ones both began with: what only one changed is that one's, and where both did,
    /// <paramref name="mine"/> holds.
    /// </summary>
    public static Dictionary<string, string> ThreeWay(IReadOnlyDictionary<string, string> began, IReadOnlyDictionary<string, string> mine, IReadOnlyDictionary<string, string> theirs)
    {
        var merged = new Dictionary<string, string>();
        foreach (var path in began.Keys.Union(mine.Keys).Union(theirs.Keys))
        {
            var value = mine.GetValueOrDefault(path) == began.GetValueOrDefault(path) ? theirs.GetValueOrDefault(path) : mine.GetValueOrDefault(path);
            if (value is not null) merged[path] = value;
        }
        return merged;
    }
}
