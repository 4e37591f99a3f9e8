using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>The columnLineage facet. An entry that names no field is left out: an edge to nowhere would be wrong.</summary>
internal static class ColumnSources
{
    public const string WholeDataset = "*";

    public static IReadOnlyList<FieldSource> Of(JsonElement facet)
    {
        var sources = new List<FieldSource>();
        if (facet.ValueKind != JsonValueKind.Object) return sources;
        if (facet.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Object)
            foreach (var field in fields.EnumerateObject().Where(f => f.Name.Length is > 0 and <= Texts.MaxName && !f.Name.Contains('\0', StringComparison.Ordinal)))
                sources.AddRange(field.Value.Elements("inputFields").Select(input => Source(input, field.Name)).OfType<FieldSource>());
        // What influences every row: filters, joins, groupings.
        sources.AddRange(facet.Elements("dataset").Select(input => Source(input, WholeDataset)).OfType<FieldSource>());
        return sources;
    }

    private static FieldSource? Source(JsonElement input, string to) =>
        input.UsableName("namespace") is { } ns && input.UsableName("name") is { } name && input.UsableName("field") is { } field
            ? new FieldSource(to, ns, name, field, Transformations(input))
            : null;

    public static IReadOnlyList<string> Transformations(JsonElement input) =>
        [.. input.Elements("transformations").Select(Word).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static string? Word(JsonElement transformation)
    {
        if (transformation.UsableName("type") is not { Length: <= 100 } type) return null;
        return transformation.UsableName("subtype") is { Length: <= 100 } subtype ? $"{type}/{subtype}" : type;
    }
}
