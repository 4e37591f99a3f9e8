namespace Catalog.Connectors.OpenDataContract.Documents;

internal readonly record struct MappingEntry(string Key, DocumentNode Value, int Line, int Column);

/// <summary>Keys and values in the order of the document. Keys are unique: the readers refuse duplicates.</summary>
internal sealed class MappingNode(int line, int column) : DocumentNode(line, column)
{
    private readonly List<MappingEntry> entries = [];
    private Dictionary<string, int>? index;

    public IReadOnlyList<MappingEntry> Entries => entries;

    public override string TypeName => "an object with keys";

    public DocumentNode? this[string key] => IndexOf(key) is var at and >= 0 ? entries[at].Value : null;

    public MappingEntry? Entry(string key) => IndexOf(key) is var at and >= 0 ? entries[at] : null;

    public bool Contains(string key) => IndexOf(key) >= 0;

    /// <summary>Adds at the end; <c>false</c> when the key is there already.</summary>
    public bool TryAdd(MappingEntry entry)
    {
        if (IndexOf(entry.Key) >= 0) return false;
        entries.Add(entry);
        if (index is not null) index.Add(entry.Key, entries.Count - 1);
        else if (entries.Count > 12) Build();
        Absorb(entry.Value);
        return true;
    }

    public MappingNode With(string key, DocumentNode value) => TryAdd(new(key, value, 0, 0))
        ? this
        : throw new InvalidOperationException($"The key {key} is there already.");

    private int IndexOf(string key)
    {
        if (index is not null) return index.TryGetValue(key, out var at) ? at : -1;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Key == key) return i;
        }
        return -1;
    }

    private void Build()
    {
        index = new(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++) index.Add(entries[i].Key, i);
    }
}
