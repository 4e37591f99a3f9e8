using YamlDotNet.Core;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>A parser's complaint as a sentence somebody can act on.</summary>
internal static class YamlProblem
{
    public static DocumentFormatException Explain(YamlException problem, string text, int firstLine)
    {
        var local = Math.Max(1, (int)problem.Start.Line);

        // The parser notices a tab one token late, on the line before.
        for (var near = local; near <= local + 1; near++)
        {
            var content = LineOf(text, near);
            if (!content[..(content.Length - content.TrimStart().Length)].Contains('\t', StringComparison.Ordinal)) continue;
            var at = firstLine + near - 1;
            return new("tab", at, $"Line {at} is indented with a tab. YAML takes only spaces: replace the tab.");
        }

        var line = firstLine + local - 1;
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
