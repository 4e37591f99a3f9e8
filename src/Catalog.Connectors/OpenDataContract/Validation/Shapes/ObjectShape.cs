using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>
/// An object with keys. It is closed: a key that no table names is unknown, unless the standard left the object open.
/// Keys that depend on another one (<see cref="When(string, string, KeyTable)"/>) belong to it only while that holds.
/// </summary>
internal sealed class ObjectShape(string noun, KeyTable own) : Shape(ValueKinds.Object)
{
    private readonly List<(Func<MappingNode, StandardVersion, bool> Applies, KeyTable Keys)> parts = [];
    private StandardVersion closedSince = StandardVersion.Odcs222;
    private bool open;
    private string? chooser;
    private string? advice;

    /// <summary>Keys that it has while <paramref name="key"/> is that word.</summary>
    public ObjectShape When(string key, string word, KeyTable keys) =>
        When((mapping, _) => mapping[key] is ScalarNode { Kind: ScalarKind.Text } scalar && scalar.Text == word, keys);

    public ObjectShape WhenAbsent(string key, KeyTable keys) => When((mapping, _) => !mapping.Contains(key), keys);

    public ObjectShape When(Func<MappingNode, StandardVersion, bool> applies, KeyTable keys)
    {
        parts.Add((applies, keys));
        return this;
    }

    /// <summary>
    /// The key that decides which others there are. While it is missing or wrong, the keys of all cases pass, so that one
    /// wrong word is one finding.
    /// </summary>
    public ObjectShape ChosenBy(string key)
    {
        chooser = key;
        return this;
    }

    /// <summary>Any other key is allowed.</summary>
    public ObjectShape Open()
    {
        open = true;
        return this;
    }

    /// <summary>Any other key was allowed up to this version.</summary>
    public ObjectShape OpenUntil(StandardVersion version)
    {
        closedSince = version + 1;
        return this;
    }

    /// <summary>What to do about an unknown key, where the usual advice would mislead.</summary>
    public ObjectShape Advising(string sentence)
    {
        advice = sentence;
        return this;
    }

    protected override bool Holds(DocumentNode node, Place place, Examination exam)
    {
        var mapping = (MappingNode)node;
        List<KeyTable> tables = [own, .. parts.Where(part => part.Applies(mapping, exam.Version)).Select(part => part.Keys)];
        var ok = true;
        foreach (var table in tables) ok &= table.Complete(mapping, place, exam);

        var chosen = chooser is null || mapping.Contains(chooser) || own.Rule(chooser, exam.Version) is not { Required: true };
        var unknown = new List<MappingEntry>();
        foreach (var entry in mapping.Entries)
        {
            var (known, fits) = Check(tables, entry, place, exam);
            ok &= fits;
            if (entry.Key == chooser) chosen = fits;
            if (!known) unknown.Add(entry);
        }
        if (open || exam.Version < closedSince) return ok;
        foreach (var entry in unknown)
        {
            if (!chosen && parts.Exists(part => part.Keys.Rule(entry.Key, exam.Version) is not null)) continue;
            ok = exam.Refuse(Say.Unknown(entry, noun, advice, tables.SelectMany(table => table.Known(exam.Version)), place));
        }
        return ok;
    }

    // Every table that names the key has a say, but the first complaint is enough.
    private static (bool Known, bool Fits) Check(List<KeyTable> tables, MappingEntry entry, Place place, Examination exam)
    {
        var known = false;
        foreach (var table in tables)
        {
            if (table.Rule(entry.Key, exam.Version) is not { } rule) continue;
            known = true;
            if (!rule.Shape.Fits(entry.Value, place.Below(entry.Key), exam)) return (true, false);
        }
        return (known, true);
    }
}
