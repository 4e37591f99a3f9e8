using System.Runtime.InteropServices;
using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>
/// The schema facet: nested fields become dotted paths, as column lineage names them. A pipeline sends the same one with
/// every event: what was read a moment ago is not read again.
/// </summary>
internal static class SchemaParts
{
    private const int MostFields = 100_000;
    private const int Longest = 4000;
    private static readonly Seen?[] Places = new Seen?[512];

    public static IReadOnlyList<SchemaField>? Of(JsonElement facets, EventPart part)
    {
        if (!facets.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.Object) return null;
        var text = JsonMarshal.GetRawUtf8Value(schema);
        if (text.Length > Longest) return Read(schema, part);
        var hash = new HashCode();
        hash.AddBytes(text);
        // Each schema has one place, where the next of the same hash takes over, so that nothing grows.
        ref var place = ref Places[hash.ToHashCode() & (Places.Length - 1)];
        if (Volatile.Read(ref place) is { } seen && text.SequenceEqual(seen.Text)) return seen.Fields;
        var fields = Read(schema, part);
        Volatile.Write(ref place, new Seen(text.ToArray(), fields));
        return fields;
    }

    private static List<SchemaField> Read(JsonElement schema, EventPart part)
    {
        var fields = new List<SchemaField>();
        Collect(schema, "", $"{part}.facets.schema", fields);
        return fields;
    }

    private static void Collect(JsonElement parent, string prefix, string path, List<SchemaField> fields)
    {
        var index = 0;
        foreach (var field in parent.Elements("fields"))
        {
            var here = $"{path}.fields[{index++}]";
            if (field.ValueKind != JsonValueKind.Object) throw new UnusableEventException($"{here} is not an object.");
            var name = prefix + field.Name("name", new EventPart(here));
            if (fields.Count == MostFields || name.Length > Texts.MaxName) throw new UnusableEventException($"{path} has more than {MostFields} fields or a path longer than {Texts.MaxName} characters.");
            fields.Add(new SchemaField(name, field.OptionalWords("type"), field.OptionalWords("description")));
            Collect(field, name + ".", here, fields);
        }
    }

    private sealed record Seen(byte[] Text, IReadOnlyList<SchemaField> Fields);
}
