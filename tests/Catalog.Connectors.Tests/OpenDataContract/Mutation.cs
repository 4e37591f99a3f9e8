using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Writing;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>One random change somewhere in a document, of the kind people make by mistake.</summary>
internal sealed class Mutation(Random random)
{
    private static readonly string[] Keys =
        ["name", "id", "type", "metric", "mustBe", "mustBeBetween", "unit", "from", "to", "from", "description", "tags", "properties", "items", "logicalType",
         "url", "channel", "server", "location", "format", "value", "unknown", "customProperties", "engine", "query", "version", "members", "logicalTypeOptions"];

    private static readonly string[] Words =
        ["", "x", "string", "array", "object", "integer", "number", "date", "timestamp", "library", "sql", "custom", "text", "nullValues", "rowCount",
         "postgres", "kafka", "s3", "sftp", "sftp://h/p", "a.b", "a.b.c", "schema/x/properties/y", "foreignKey", "completeness", "i32", "f64", "not an id!", "v3.1.0"];

    public MappingNode Of(MappingNode root) => (MappingNode)Change(root, random.NextInt64(root.Size));

    // Walks to the node of that number and changes it there.
    private DocumentNode Change(DocumentNode node, long target)
    {
        if (target == 0 || node is ScalarNode) return Here(node);
        target--;
        if (node is MappingNode mapping)
        {
            foreach (var entry in mapping.Entries)
            {
                if (target < entry.Value.Size) return TreeEdit.Set(mapping, entry.Key, Change(entry.Value, target));
                target -= entry.Value.Size;
            }
        }
        if (node is not SequenceNode list) return Here(node);
        var items = list.Items.ToList();
        for (var i = 0; i < items.Count; i++)
        {
            if (target < items[i].Size)
            {
                items[i] = Change(items[i], target);
                return SequenceNode.Of(items);
            }
            target -= items[i].Size;
        }
        return Here(node);
    }

    private DocumentNode Here(DocumentNode node) => node switch
    {
        MappingNode { Entries.Count: > 0 } mapping => random.Next(4) switch
        {
            0 => TreeEdit.Set(mapping, Pick(mapping.Entries).Key, null),
            1 => TreeEdit.Set(mapping, Pick(mapping.Entries).Key, Value()),
            2 => Renamed(mapping),
            _ => TreeEdit.Set(mapping, Pick(Keys), Value()),
        },
        MappingNode mapping => TreeEdit.Set(mapping, Pick(Keys), Value()),
        SequenceNode list when random.Next(3) > 0 && list.Items.Count > 0 =>
            SequenceNode.Of(random.Next(2) == 0 ? [.. list.Items, Pick(list.Items)] : [.. list.Items, Value()]),
        _ => Value(),
    };

    private MappingNode Renamed(MappingNode mapping)
    {
        var entry = Pick(mapping.Entries);
        return TreeEdit.Set(TreeEdit.Set(mapping, entry.Key, null), Pick(Keys), entry.Value);
    }

    private DocumentNode Value() => random.Next(9) switch
    {
        0 => new ScalarNode(ScalarKind.Null, "null", 0, 0),
        1 => new ScalarNode(ScalarKind.Boolean, "true", 0, 0),
        2 => new ScalarNode(ScalarKind.Integer, random.Next(-3, 9).ToString(System.Globalization.CultureInfo.InvariantCulture), 0, 0),
        3 => new ScalarNode(ScalarKind.Number, "1.5", 0, 0),
        4 => SequenceNode.Of([Value()]),
        5 => new MappingNode(0, 0).With(Pick(Keys), ScalarNode.Of(Pick(Words))),
        _ => ScalarNode.Of(Pick(Words)),
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
