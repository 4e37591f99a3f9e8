namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>Lenient reading: what is not there, or of another form, is <c>null</c> or empty; the validator complains.</summary>
internal static class NodeReading
{
    /// <summary>A scalar as its text; numbers and booleans as they were written.</summary>
    public static string? Text(this MappingNode? node, string key) => AsText(node?[key]);

    public static string? AsText(DocumentNode? node) =>
        node is ScalarNode { IsNull: false } scalar && scalar.Text.Trim() is { Length: > 0 } text ? text : null;

    public static bool Flag(this MappingNode node, string key) => node[key] is ScalarNode { IsTrue: true };

    public static int? Number(this MappingNode node, string key) =>
        node[key] is ScalarNode { IsNumber: true } number && Math.Abs(number.Value) < int.MaxValue ? (int)number.Value : null;

    public static MappingNode? Mapping(this MappingNode? node, string key) => node?[key] as MappingNode;

    public static IEnumerable<DocumentNode> List(this MappingNode? node, string key) =>
        node?[key] is SequenceNode list ? list.Items : [];

    public static IEnumerable<MappingNode> Mappings(this MappingNode? node, string key) => node.List(key).OfType<MappingNode>();

    /// <summary>A list of texts; one text alone counts as a list of one.</summary>
    public static IReadOnlyList<string> Texts(this MappingNode? node, string key) => node?[key] switch
    {
        SequenceNode list => [.. list.Items.Select(AsText).OfType<string>().Distinct(StringComparer.Ordinal)],
        ScalarNode scalar when AsText(scalar) is { } one => [one],
        _ => [],
    };

    /// <summary>The value of a custom property, wherever <c>customProperties</c> stand below this node.</summary>
    public static DocumentNode? Custom(this MappingNode? node, string property) =>
        node.Mappings("customProperties").FirstOrDefault(each => each.Text("property") == property)?["value"];
}
