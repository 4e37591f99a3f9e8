using System.Text.RegularExpressions;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>Changes the one word of a status in the text itself, so that comments and layout stay.</summary>
internal static partial class StatusText
{
    /// <summary>The text with the word replaced; <c>null</c> where it is not written in the usual way. The caller checks that it means what was wanted.</summary>
    public static string? Replaced(string text, MappingNode root, string status)
    {
        if (root.Entry("status") is not { } entry) return null;
        var lines = text.Split('\n');
        if (entry.Line < 1 || entry.Line > lines.Length) return null;
        var line = lines[entry.Line - 1];
        var changed = Word().Replace(line, found => $"{found.Groups["key"].Value}{found.Groups["quote"].Value}{status}{found.Groups["quote"].Value}", 1);
        if (changed == line) return null;
        lines[entry.Line - 1] = changed;
        return string.Join('\n', lines);
    }

    [GeneratedRegex("""(?<key>(?<![\w.-])["']?status["']?\s*:\s*)(?<quote>["']?)[A-Za-z][\w-]*\k<quote>""")]
    private static partial Regex Word();
}
