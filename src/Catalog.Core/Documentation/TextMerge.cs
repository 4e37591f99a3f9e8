namespace Catalog.Core.Documentation;

/// <summary>A stretch of a merged text: settled, or clashing when both sides changed the same lines differently.</summary>
public sealed record MergePart(string Text, TextClash? Clash)
{
    public bool Settled => Clash is null;
}

/// <summary>What both sides made of the same lines.</summary>
public sealed record TextClash(string Base, string Mine, string Theirs);

/// <summary>Two texts merged over the one both began with. Nothing of either is lost: what does not fit together is a clash.</summary>
public sealed record MergedText(IReadOnlyList<MergePart> Parts)
{
    public bool Clean => Parts.All(p => p.Settled);

    /// <summary>The text, taking for each clash in turn what <paramref name="choose"/> says.</summary>
    public string Resolve(Func<TextClash, string> choose) => string.Concat(Parts.Select(p => p.Clash is { } clash ? choose(clash) : p.Text)).TrimEnd('\n');

    /// <summary>The text of a clean merge.</summary>
    public string Text => Resolve(clash => clash.Mine);
}

/// <summary>Three-way merge by lines.</summary>
public static class TextMerge
{
    public static MergedText Merge(string ancestor, string mine, string theirs)
    {
        var (o, a, b) = (Lines(ancestor), Lines(mine), Lines(theirs));
        var (inMine, inTheirs) = (LineMatch.Between(o, a), LineMatch.Between(o, b));
        var parts = new List<MergePart>();
        int io = 0, ia = 0, ib = 0;
        for (var line = 0; line <= o.Length; line++)
        {
            var end = line == o.Length;
            if (!end && (inMine[line] < 0 || inTheirs[line] < 0)) continue;
            var (ea, eb) = end ? (a.Length, b.Length) : (inMine[line], inTheirs[line]);
            Add(parts, Join(o[io..line]), Join(a[ia..ea]), Join(b[ib..eb]));
            if (end) break;
            Settle(parts, o[line] + "\n");
            (io, ia, ib) = (line + 1, ea + 1, eb + 1);
        }
        return new MergedText(parts);
    }

    internal static string[] Lines(string text) => text.Length == 0 ? [] : DocumentationRules.Clean(text).Split('\n');

    private static void Add(List<MergePart> parts, string ancestor, string mine, string theirs)
    {
        if (mine == theirs || theirs == ancestor) Settle(parts, mine);
        else if (mine == ancestor) Settle(parts, theirs);
        else parts.Add(new("", new TextClash(ancestor, mine, theirs)));
    }

    private static void Settle(List<MergePart> parts, string text)
    {
        if (text.Length == 0) return;
        if (parts.Count > 0 && parts[^1].Settled) parts[^1] = parts[^1] with { Text = parts[^1].Text + text };
        else parts.Add(new(text, null));
    }

    private static string Join(string[] lines) => lines.Length == 0 ? "" : string.Join('\n', lines) + "\n";
}
