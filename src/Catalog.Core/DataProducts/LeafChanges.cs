using Catalog.Core.Activity;

namespace Catalog.Core.DataProducts;

/// <summary>What changed between two versions of a sheet, as the trail keeps it. The order of lists is not worth a line.</summary>
public static class LeafChanges
{
    public static IReadOnlyList<FieldChange> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var changes = new List<FieldChange>();
        foreach (var path in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            var old = before.GetValueOrDefault(path);
            var now = after.GetValueOrDefault(path);
            if (old == now) continue;
            if (ListOf(path) is { } list)
            {
                if (old is not null && now is not null) continue;
                var name = path[(list.Length + 1)..].Replace("/", " ", StringComparison.Ordinal).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "", StringComparison.Ordinal).TrimEnd();
                changes.Add(new FieldChange(list, old is null ? null : name, now is null ? null : name));
                continue;
            }
            changes.Add(new FieldChange(path, old, now));
        }
        return changes;
    }

    /// <summary>The list that the path is an element of; <c>null</c> when it is a value.</summary>
    private static string? ListOf(string path) => path.Split('/') switch
    {
        ["tags" or "terms" or "links" or "support" or "contacts", _] => path[..path.IndexOf('/', StringComparison.Ordinal)],
        ["ports", _, _, _] => "ports",
        ["ports", var direction, var name, var version, "tags" or "inputContracts" or "datasets", ..] parts when parts.Length == (parts[4] == "datasets" ? 7 : 6) =>
            $"ports/{direction}/{name}/{version}/{parts[4]}",
        _ => null,
    };
}
