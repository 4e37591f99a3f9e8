namespace Catalog.Core.DataProducts;

/// <summary>
/// One value that the source and people see differently. <paramref name="Source"/> or <paramref name="Curated"/> is
/// <c>null</c> when that side says nothing.
/// </summary>
public sealed record SourcedValue(string Path, string Label, string? Source, string? Curated, string By, DateTimeOffset At, bool CanTakeSource);

/// <summary>Source and curated values side by side.</summary>
public static class SourcedValues
{
    /// <summary>
    /// Every value that people wrote and the source says otherwise. What a removed or added element holds is part of
    /// the element, not a row of its own.
    /// </summary>
    public static IReadOnlyList<SourcedValue> Of(IReadOnlyDictionary<string, string> source, IReadOnlyDictionary<string, CuratedLeaf> curated)
    {
        if (source.Count == 0) return [];
        var elements = curated.Where(c => LeafWords.IsElement(c.Key) && (c.Value.Value is null || !source.ContainsKey(c.Key))).Select(c => c.Key).ToList();
        var rows = new List<SourcedValue>();
        foreach (var (path, leaf) in curated.OrderBy(c => c.Key, StringComparer.Ordinal))
        {
            var said = source.GetValueOrDefault(path);
            if (said == leaf.Value) continue;
            if (elements.Exists(e => e != path && SheetLeaves.IsWithin(path, e))) continue;
            if (LeafWords.IsElement(path))
            {
                if (said is not null && leaf.Value is not null) continue;
                var name = SheetLeaves.Split(path)[^1];
                rows.Add(new(path, LeafWords.Of(path), said is null ? null : name, leaf.Value is null ? null : name, leaf.ByName, leaf.At, true));
            }
            else rows.Add(new(path, LeafWords.Of(path), said, leaf.Value, leaf.ByName, leaf.At, !HasItsOwnUseCase(path)));
        }
        return rows;
    }

    /// <summary>Values that need rights beyond editing, or a decision, and so have a use case of their own.</summary>
    public static bool HasItsOwnUseCase(string path) => path is "domain" or "team" or "visibility" or "certification" or "status" or "endDate" or "replacement";
}
