using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>The schema facet: nested fields become dotted paths, as column lineage names them.</summary>
internal static class SchemaParts
{
    private const int MostFields = 100_000;

    public static IReadOnlyList<SchemaField>? Of(JsonElement facets, string path)
    {
        if (!facets.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Object) return null;
        var fields = new List<SchemaField>();
        Collect(schema, "", $"{path}.facets.schema", fields);
        return fields;
    }

    private static void Collect(JsonElement parent, string prefix, string path, List<SchemaField> fields)
    {
        var index = 0;
        foreach (var field in parent.Elements("fields"))
        {
            var here = $"{path}.fields[{index++}]";
            if (field.ValueKind != JsonValueKind.Object) throw new UnusableEventException($"{here} is not an object.");
            var name = prefix + field.Name("name", here + ".name");
            if (fields.Count == MostFields || name.Length > Texts.MaxName) throw new UnusableEventException($"{path} has more than {MostFields} fields or a path longer than {Texts.MaxName} characters.");
            fields.Add(new SchemaField(name, field.OptionalWords("type"), field.OptionalWords("description")));
            Collect(field, name + ".", here, fields);
        }
    }
}
