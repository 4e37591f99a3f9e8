using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Writing;

namespace Catalog.Connectors.Tests.OpenDataContract;

/// <summary>
/// Every document that differs in one thing: a key less, a key more (unknown, or from elsewhere in the standard, with a
/// value of each kind), a value of each other kind, another word where the standard lists words, an element twice.
/// </summary>
internal sealed class SingleChanges(Vocabulary vocabulary)
{
    public const string UnknownKey = "no-such-key";

    private static readonly DocumentNode[] Kinds =
    [
        ScalarNode.Of("x"),
        new ScalarNode(ScalarKind.Integer, "7", 0, 0),
        new ScalarNode(ScalarKind.Integer, "-1", 0, 0),
        new ScalarNode(ScalarKind.Number, "1.5", 0, 0),
        new ScalarNode(ScalarKind.Boolean, "true", 0, 0),
        new ScalarNode(ScalarKind.Null, "null", 0, 0),
        new SequenceNode(0, 0),
        new MappingNode(0, 0),
    ];

    // One value of each kind that some key takes as it is.
    private static readonly DocumentNode[] Added = [Kinds[0], Kinds[1], Kinds[4], Kinds[6], Kinds[7]];

    /// <summary>A document for each part of one: what stands at the top alone, and each section or list element with what is required.</summary>
    public static IEnumerable<MappingNode> Sections(MappingNode root)
    {
        yield return Only(root, root.Entries.Where(entry => entry.Value is ScalarNode));
        var required = root.Entries.Where(entry => entry.Key is "apiVersion" or "kind" or "id" or "version" or "status").ToList();
        foreach (var entry in root.Entries.Where(entry => entry.Value is not ScalarNode))
        {
            if (entry.Value is not SequenceNode list)
            {
                yield return Only(root, [.. required, entry]);
                continue;
            }
            foreach (var item in list.Items) yield return Only(root, [.. required, entry with { Value = SequenceNode.Of([item]) }]);
        }
    }

    /// <summary>The unchanged document first. Of several sections only the last is changed, and the top only when it stands alone.</summary>
    public IEnumerable<MappingNode> Of(MappingNode root)
    {
        if (root.Entries.All(entry => entry.Value is ScalarNode))
        {
            foreach (var changed in OfAll(root)) yield return changed;
            yield break;
        }
        yield return root;
        foreach (var entry in root.Entries.Where(entry => entry.Value is not ScalarNode))
        {
            foreach (var changed in Node(entry.Value, entry.Key)) yield return TreeEdit.Set(root, entry.Key, changed);
        }
    }

    /// <summary>The document with an unknown key in each of its objects, one at a time.</summary>
    public static IEnumerable<DocumentNode> WithUnknownKey(DocumentNode node) => node switch
    {
        MappingNode mapping => mapping.Entries
            .SelectMany(entry => WithUnknownKey(entry.Value).Select(changed => TreeEdit.Set(mapping, entry.Key, changed)))
            .Prepend(TreeEdit.Set(mapping, UnknownKey, Kinds[0])),
        SequenceNode list => list.Items.SelectMany((item, at) => WithUnknownKey(item).Select(changed => Replaced(list, at, changed))),
        _ => [],
    };

    private IEnumerable<DocumentNode> Node(DocumentNode node, string key)
    {
        foreach (var other in Kinds) yield return other;
        if (node is MappingNode mapping)
        {
            foreach (var changed in OfAll(mapping)) yield return changed;
        }
        if (node is ScalarNode { Kind: ScalarKind.Text })
        {
            foreach (var word in vocabulary.Words(key)) yield return ScalarNode.Of(word);
        }
        if (node is not SequenceNode list) yield break;
        for (var i = 0; i < list.Items.Count; i++)
        {
            yield return SequenceNode.Of([.. list.Items, list.Items[i]]);
            yield return SequenceNode.Of(list.Items.Where((_, at) => at != i));
            foreach (var changed in Node(list.Items[i], key)) yield return Replaced(list, i, changed);
        }
    }

    /// <summary>Everything in it changed, its own keys and what is below.</summary>
    public IEnumerable<MappingNode> OfAll(MappingNode mapping)
    {
        yield return mapping;
        foreach (var entry in mapping.Entries)
        {
            yield return TreeEdit.Set(mapping, entry.Key, null);
            foreach (var changed in Node(entry.Value, entry.Key)) yield return TreeEdit.Set(mapping, entry.Key, changed);
        }
        yield return TreeEdit.Set(mapping, UnknownKey, Kinds[0]);
        foreach (var key in vocabulary.Keys.Where(key => !mapping.Contains(key)))
        {
            foreach (var value in Added) yield return TreeEdit.Set(mapping, key, value);
        }
    }

    private static SequenceNode Replaced(SequenceNode list, int at, DocumentNode item) =>
        SequenceNode.Of(list.Items.Select((each, i) => i == at ? item : each));

    private static MappingNode Only(MappingNode root, IEnumerable<MappingEntry> entries)
    {
        var some = new MappingNode(root.Line, root.Column);
        foreach (var entry in entries) some.TryAdd(entry);
        return some;
    }
}
