using System.Text.Json;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.TestKit.Standards;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>The keys and listed words of the official schemas, so that the rule tables cannot leave one out unseen.</summary>
internal sealed class Vocabulary
{
    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> words = new(StringComparer.Ordinal);

    public Vocabulary(params IEnumerable<StandardVersion> versions)
    {
        foreach (var version in versions)
        {
            var file = $"{Oracle.Table(version).Replace("-", "-json-schema-v", StringComparison.Ordinal)}.json";
            var standard = version < StandardVersion.Odps090 ? "odcs" : "odps";
            using var schema = JsonDocument.Parse(StandardFiles.Read(standard, "schema", file));
            Collect(schema.RootElement, "");
        }
    }

    public IEnumerable<string> Keys => keys;

    public IEnumerable<string> Words(string key) => words.TryGetValue(key, out var known) ? known : [];

    private void Collect(JsonElement schema, string key)
    {
        if (schema.ValueKind is JsonValueKind.Array)
        {
            foreach (var each in schema.EnumerateArray()) Collect(each, key);
        }
        if (schema.ValueKind is not JsonValueKind.Object) return;
        foreach (var keyword in schema.EnumerateObject())
        {
            switch (keyword.Name)
            {
                case "properties":
                    foreach (var property in keyword.Value.EnumerateObject())
                    {
                        keys.Add(property.Name);
                        Collect(property.Value, property.Name);
                    }
                    break;
                case "enum":
                    if (!words.TryGetValue(key, out var known)) words.Add(key, known = new(StringComparer.Ordinal));
                    known.UnionWith(keyword.Value.EnumerateArray().Select(word => word.GetString()!));
                    break;
                case "description" or "title" or "examples" or "default":
                    break;
                default:
                    Collect(keyword.Value, key);
                    break;
            }
        }
    }
}
