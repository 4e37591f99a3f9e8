using Catalog.Connectors.OpenDataContract.Documents;
using CsCheck;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>Random documents with the texts that YAML finds hard.</summary>
internal static class Trees
{
    private static readonly Gen<string> Texts = Gen.OneOf(
        Pick("", " ", "a: b", "a #b", "- x", "yes", "no", "null", "~", "1.0", "0x1F", "2024-01-01", "2024-01-01T10:00:00Z", "true", "it's", "\"q\"", "a\nb", "a\n",
            "\na", "  a", "a  ", "a\n\nb\n\n", "tab\there", "\u0085", "\u2028", "\ufeff", "é😀", "key:", ":x", "?", "---", "... x", "{a}", "[b]", "*a", "&a", "!t", "%d", "@x", "`x", "<<", "a\r\nb", "| x", "> x", "a\n  b\nc", "#", "\\n", "1_000", "0o17", ".5", "+1", "1e5", "=", "a,b", "\u0001"),
        Gen.String[Gen.Char[' ', '~'], 0, 12],
        Gen.String[Gen.OneOf(Gen.Char['\t', '\n'], Gen.Char[' ', '\u0250']), 0, 12]);

    private static readonly Gen<DocumentNode> Scalars = Gen.OneOf(
        Texts.Select(text => (DocumentNode)ScalarNode.Of(text)),
        Gen.Int.Select(number => (DocumentNode)new ScalarNode(ScalarKind.Integer, $"{number}", 0, 0)),
        Pick("1.0", "-0.5", "1e3", "12.50").Select(number => (DocumentNode)new ScalarNode(ScalarKind.Number, number, 0, 0)),
        Pick<DocumentNode>(new ScalarNode(ScalarKind.Null, "null", 0, 0), new ScalarNode(ScalarKind.Boolean, "true", 0, 0)));

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    public static readonly Gen<MappingNode> Any = Mapping(3);

    private static Gen<DocumentNode> Node(int depth) => depth == 0
        ? Scalars
        : Gen.Frequency((3, Scalars), (2, Mapping(depth - 1).Select(each => (DocumentNode)each)), (2, Node(depth - 1).Array[0, 3].Select(each => (DocumentNode)SequenceNode.Of(each))));

    // No empty keys: the parser takes "" after a plain scalar for its next line.
    private static Gen<MappingNode> Mapping(int depth) => Gen.Select(Texts.Where(key => key.Length > 0), Node(depth)).Array[0, 4].Select(pairs =>
    {
        var mapping = new MappingNode(0, 0);
        foreach (var (key, value) in pairs) mapping.TryAdd(new(key, value, 0, 0));
        return mapping;
    });
}
