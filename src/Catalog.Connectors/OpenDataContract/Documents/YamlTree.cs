using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>Builds one document's tree from parser events, within the limits.</summary>
internal sealed class YamlTree(IParser parser, int firstLine)
{
    private readonly Dictionary<string, DocumentNode> anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private long nodes;

    public DocumentNode Root() => Node(1);

    private DocumentNode Node(int depth)
    {
        var current = parser.Consume<ParsingEvent>();
        var line = LineOf(current);
        if (depth > DocumentLimits.MaxDepth) throw DocumentFormatException.TooDeep(line);
        if (++nodes > DocumentLimits.MaxNodes) throw DocumentFormatException.TooMany(line);
        switch (current)
        {
            case Scalar scalar:
                return Anchored(scalar, new ScalarNode(KindOf(scalar), scalar.Value, line, (int)scalar.Start.Column));
            case MappingStart start:
                Open(start);
                return Anchored(start, Mapping(new(line, (int)start.Start.Column), depth));
            case SequenceStart start:
                Open(start);
                var list = new SequenceNode(line, (int)start.Start.Column);
                while (!parser.Accept<SequenceEnd>(out _)) list.Add(Node(depth + 1));
                parser.Consume<SequenceEnd>();
                return Anchored(start, list);
            case AnchorAlias alias:
                return Alias(alias.Value.Value, line, depth);
            default:
                throw new DocumentFormatException("syntax", line, $"Line {line} is not YAML: a value was expected there.");
        }
    }

    private MappingNode Mapping(MappingNode mapping, int depth)
    {
        List<DocumentNode>? merged = null;
        while (!parser.Accept<MappingEnd>(out _))
        {
            var merges = parser.Accept<Scalar>(out var plain) && plain is { Value: "<<", Style: ScalarStyle.Plain };
            var key = Node(depth + 1);
            if (key is not ScalarNode name)
            {
                throw new DocumentFormatException("key", key.Line,
                    $"The key on line {key.Line} is {key.TypeName}. Keys are texts: put quotes around it.");
            }

            var value = Node(depth + 1);
            if (merges && value is not ScalarNode)
            {
                (merged ??= []).Add(value);
            }
            else if (!mapping.TryAdd(new(name.Text, value, name.Line, name.Column)))
            {
                throw DocumentFormatException.Duplicate(name.Text, mapping.Entry(name.Text)!.Value.Line, name.Line);
            }
        }
        parser.Consume<MappingEnd>();
        foreach (var merge in merged ?? []) Merge(mapping, merge);
        return mapping;
    }

    // YAML's merge key: what stands in the mapping itself wins.
    private static void Merge(MappingNode mapping, DocumentNode source)
    {
        foreach (var from in source is SequenceNode list ? list.Items : [source])
        {
            foreach (var entry in (from as MappingNode)?.Entries ?? []) mapping.TryAdd(entry);
        }
    }

    private DocumentNode Alias(string name, int line, int depth)
    {
        if (open.Contains(name))
        {
            throw new DocumentFormatException("alias", line,
                $"The alias *{DocumentFormatException.Shorten(name)} on line {line} stands inside what it names. Write the value out.");
        }
        if (!anchors.TryGetValue(name, out var node))
        {
            throw new DocumentFormatException("alias", line,
                $"The alias *{DocumentFormatException.Shorten(name)} on line {line} names no anchor above it. Define &{DocumentFormatException.Shorten(name)} first.");
        }

        nodes += node.Size;
        if (nodes > DocumentLimits.MaxNodes)
        {
            throw new DocumentFormatException("alias-bomb", line,
                $"The aliases up to line {line} stand for more than {DocumentLimits.MaxNodes:N0} values. Write them out or remove them.");
        }
        if (depth + node.Height > DocumentLimits.MaxDepth) throw DocumentFormatException.TooDeep(line);
        return node;
    }

    private void Open(NodeEvent start)
    {
        if (!start.Anchor.IsEmpty) open.Add(start.Anchor.Value);
    }

    private DocumentNode Anchored(NodeEvent from, DocumentNode node)
    {
        if (from.Anchor.IsEmpty) return node;
        open.Remove(from.Anchor.Value);
        anchors[from.Anchor.Value] = node;
        return node;
    }

    private static ScalarKind KindOf(Scalar scalar)
    {
        if (!scalar.Tag.IsEmpty && !scalar.Tag.IsNonSpecific)
        {
            // An unknown tag, such as !include, leaves the text that stands there.
            return scalar.Tag.Value switch
            {
                "tag:yaml.org,2002:null" => ScalarKind.Null,
                "tag:yaml.org,2002:bool" or "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" => ScalarTyping.Of(scalar.Value),
                _ => ScalarKind.Text,
            };
        }
        return scalar.Style is ScalarStyle.Plain && !scalar.Tag.IsNonSpecific ? ScalarTyping.Of(scalar.Value) : ScalarKind.Text;
    }

    private int LineOf(ParsingEvent from) => firstLine + (int)from.Start.Line - 1;
}
