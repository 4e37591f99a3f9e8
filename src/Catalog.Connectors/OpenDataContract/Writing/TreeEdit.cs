using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>Changes to a tree make a new mapping; everything that is not named is the same node as before.</summary>
internal static class TreeEdit
{
    private static readonly string[] Order =
    [
        "apiVersion", "kind", "id", "name", "content", "username", "property", "url", "version", "type", "value", "status", "domain", "tenant",
        "contractId", "channel", "purpose", "usage", "limitations", "description", "role", "tool", "scope", "invitationUrl", "tags",
        "authoritativeDefinitions", "inputContracts", "inputPorts", "outputPorts", "managementPorts", "support", "members", "team", "customProperties",
    ];

    /// <summary>The mapping with that key set, or without it when the value is <c>null</c>.</summary>
    public static MappingNode Set(MappingNode mapping, string key, DocumentNode? value)
    {
        var entries = mapping.Entries.ToList();
        var at = entries.FindIndex(entry => entry.Key == key);
        if (at >= 0 && value is null) entries.RemoveAt(at);
        else if (at >= 0) entries[at] = entries[at] with { Value = value! };
        else if (value is not null) entries.Insert(Slot(entries, key), new(key, value, 0, 0));
        return Of(entries, mapping);
    }

    public static MappingNode SetText(MappingNode mapping, string key, string? text) =>
        Set(mapping, key, string.IsNullOrEmpty(text) ? null : ScalarNode.Of(text));

    /// <summary>A text only if it changed: an unchanged one keeps the form in which it was written.</summary>
    public static MappingNode Change(MappingNode mapping, string key, string? was, string? now) =>
        was == now ? mapping : SetText(mapping, key, now);

    public static MappingNode ChangeCustom(MappingNode mapping, string property, string? was, string? now) =>
        was == now ? mapping : SetCustom(mapping, property, string.IsNullOrEmpty(now) ? null : ScalarNode.Of(now));

    public static MappingNode SetCustom(MappingNode mapping, string property, DocumentNode? value)
    {
        var items = mapping.List("customProperties").ToList();
        var at = items.FindIndex(each => (each as MappingNode).Text("property") == property);
        if (at >= 0 && value is null) items.RemoveAt(at);
        else if (at >= 0) items[at] = Set((MappingNode)items[at], "value", value);
        else if (value is not null) items.Add(new MappingNode(0, 0).With("property", ScalarNode.Of(property)).With("value", value));
        return SetList(mapping, "customProperties", items);
    }

    public static MappingNode SetList(MappingNode mapping, string key, IReadOnlyList<DocumentNode> items) =>
        Set(mapping, key, items.Count == 0 ? null : SequenceNode.Of(items));

    public static MappingNode ChangeTexts(MappingNode mapping, string key, IReadOnlyList<string> was, IReadOnlyList<string> now) =>
        was.SequenceEqual(now, StringComparer.Ordinal) ? mapping : SetList(mapping, key, [.. now.Select(ScalarNode.Of)]);

    // After the last key that the standard lists before it.
    private static int Slot(List<MappingEntry> entries, string key)
    {
        var rank = Array.IndexOf(Order, key);
        if (rank < 0) return entries.Count;
        var before = entries.FindLastIndex(entry => Array.IndexOf(Order, entry.Key) is var at and >= 0 && at < rank);
        return before + 1;
    }

    private static MappingNode Of(List<MappingEntry> entries, MappingNode place)
    {
        var mapping = new MappingNode(place.Line, place.Column);
        foreach (var entry in entries) mapping.TryAdd(entry);
        return mapping;
    }
}
