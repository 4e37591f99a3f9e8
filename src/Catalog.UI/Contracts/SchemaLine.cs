using Catalog.Core.Contracts;

namespace Catalog.UI.Contracts;

/// <summary>A field of the schema tree as a line: nested ones come after what holds them, one deeper.</summary>
public sealed record SchemaLine(ContractField Field, string Path, int Depth, bool IsItem)
{
    private const int Deepest = 20;

    public static IReadOnlyList<SchemaLine> Of(ContractObject table)
    {
        var lines = new List<SchemaLine>();
        foreach (var field in table.Fields) Add(field, "", 0, false, lines);
        return lines;
    }

    /// <summary>Lines whose name, meaning, classification or tags hold the text, with those they stand below.</summary>
    public static IReadOnlyList<SchemaLine> Matching(IReadOnlyList<SchemaLine> lines, string text)
    {
        var keep = new HashSet<string>();
        foreach (var line in lines.Where(l => l.Matches(text)))
            for (var path = line.Path; path.Length > 0; path = Above(path)) keep.Add(path);
        return [.. lines.Where(l => keep.Contains(l.Path))];
    }

    /// <summary>The kind of value in a word; the type as it is stored stands below it where it says more.</summary>
    public string Type => ContractWords.Type(Field.LogicalType ?? Field.PhysicalType ?? "");

    public string? Physical => Field.LogicalType is null || new[] { Field.LogicalType, Type }.Contains(Field.PhysicalType, StringComparer.OrdinalIgnoreCase) ? null : Field.PhysicalType;

    private bool Matches(string text) =>
        new[] { Field.Name, Field.BusinessName, Field.Description, Field.Classification, Field.LogicalType, Field.PhysicalName }.Concat(Field.Tags)
            .Any(word => word?.Contains(text, StringComparison.OrdinalIgnoreCase) == true);

    private static string Above(string path) => path.LastIndexOf('/') is var at and > 0 ? path[..at] : "";

    private static void Add(ContractField field, string above, int depth, bool item, List<SchemaLine> lines)
    {
        var path = above.Length == 0 ? field.Name : $"{above}/{(item ? "[]" : field.Name)}";
        lines.Add(new SchemaLine(field, path, depth, item));
        if (depth == Deepest) return;
        foreach (var part in field.Fields) Add(part, path, depth + 1, false, lines);
        if (field.Items is { } items) Add(items, path, depth + 1, true, lines);
    }
}
