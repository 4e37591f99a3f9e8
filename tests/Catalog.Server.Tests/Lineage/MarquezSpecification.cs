using System.Text.Json;
using Catalog.TestKit.Standards;
using YamlDotNet.RepresentationModel;

namespace Catalog.Server.Tests.Lineage;

/// <summary>The names that Marquez's own OpenAPI document promises its clients.</summary>
internal sealed class MarquezSpecification
{
    private readonly YamlMappingNode schemas;

    private MarquezSpecification(YamlMappingNode schemas) => this.schemas = schemas;

    public static MarquezSpecification Read()
    {
        using var text = File.OpenText(StandardFiles.PathTo("marquez", "openapi.yml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return new MarquezSpecification((YamlMappingNode)yaml.Documents[0].RootNode["components"]["schemas"]);
    }

    /// <summary>Properties of the schema that the answer lacks, at whatever depth.</summary>
    public IReadOnlyList<string> Missing(JsonElement answer, string schema)
    {
        var missing = new List<string>();
        Check(answer, schemas[schema], schema, missing);
        return missing;
    }

    private void Check(JsonElement answer, YamlNode schema, string path, List<string> missing)
    {
        if (schema is not YamlMappingNode node) return;
        if (Child(node, "$ref") is YamlScalarNode reference)
        {
            Check(answer, schemas[reference.Value!.Split('/')[^1]], path, missing);
            return;
        }
        foreach (var word in (string[])["anyOf", "allOf"])
            if (Child(node, word) is YamlSequenceNode parts)
                foreach (var part in parts) Check(answer, part, path, missing);
        if (answer.ValueKind == JsonValueKind.Array && Child(node, "items") is { } items)
            foreach (var (element, at) in answer.EnumerateArray().Select((e, i) => (e, i))) Check(element, items, $"{path}[{at}]", missing);
        if (answer.ValueKind != JsonValueKind.Object || Child(node, "properties") is not YamlMappingNode properties) return;
        foreach (var (name, property) in properties.Children.Select(p => (((YamlScalarNode)p.Key).Value!, p.Value)))
        {
            if (!answer.TryGetProperty(name, out var value)) missing.Add($"{path}.{name}");
            else Check(value, property, $"{path}.{name}", missing);
        }
    }

    private static YamlNode? Child(YamlMappingNode node, string name) => node.Children.TryGetValue(name, out var child) ? child : null;
}
