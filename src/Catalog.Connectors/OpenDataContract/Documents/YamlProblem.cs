using YamlDotNet.Core;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>A parser's complaint as a sentence somebody can act on.</summary>
internal static class YamlProblem
{
    public static DocumentFormatException Explain(YamlException problem, string text, int firstLine)
    {
        var local = Math.Max(1, (int)problem.Start.Line);
        var line = firstLine + local - 1;
        var content = LineOf(text, local);
        if (content[..(content.Length - content.TrimStart().Length)].Contains('\t', StringComparison.Ordinal))
        {
            return new("tab", line, $"Line {line} is indented with a tab. YAML takes only spaces: replace the tab.");
        }

        var what = problem.Message;
        var colon = what.StartsWith("(Line:", StringComparison.Ordinal) ? what.IndexOf("): ", StringComparison.Ordinal) : -1;
        if (colon > 0) what = what[(colon + 3)..];
        return new("syntax", line,
            $"Line {line} is not YAML: {DocumentFormatException.Shorten(Lower(what.Trim().TrimEnd('.')))}. "
            + "Check indentation, quotes and colons there.");
    }

    private static string Lower(string sentence) =>
        sentence.Length == 0 ? "the parser stopped" : char.ToLowerInvariant(sentence[0]) + sentence[1..];

    private static string LineOf(string text, int line)
    {
        var at = 0;
        for (var i = 1; i < line; i++)
        {
            var next = text.IndexOf('\n', at);
            if (next < 0) return "";
            at = next + 1;
        }
        var end = text.IndexOf('\n', at);
        return end < 0 ? text[at..] : text[at..end];
    }
}
