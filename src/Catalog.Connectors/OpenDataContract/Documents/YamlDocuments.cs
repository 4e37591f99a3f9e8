using Catalog.Core.Imports;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>Reads the documents of a YAML stream. A broken one does not hide those after the next <c>---</c>.</summary>
internal static class YamlDocuments
{
    public static IEnumerable<ParsedDocument> Read(string text)
    {
        var all = new List<ParsedDocument>();
        var offset = 0;
        var line = 1;
        while (offset < text.Length && all.Count < DocumentLimits.MaxDocuments)
        {
            var part = offset == 0 ? text : text[offset..];
            if (ReadStream(part, line, all) is not { } broken) break;

            var at = Next(part, (broken.Problem.Line ?? line) - line, broken.Start);
            if (at < 0) break;
            line += part.AsSpan(0, at).Count('\n');
            offset += at;
        }
        return all;
    }

    private static (DocumentFormatException Problem, int Start)? ReadStream(string text, int firstLine, List<ParsedDocument> all)
    {
        var scanner = new Scanner(new StringReader(text), skipComments: true);
        var parser = new Parser(scanner);
        var line = firstLine;
        var start = 0;
        try
        {
            parser.Consume<StreamStart>();
            while (all.Count < DocumentLimits.MaxDocuments && parser.Accept<DocumentStart>(out var begin))
            {
                line = firstLine + (int)begin.Start.Line - 1;
                start = (int)begin.Start.Index;
                parser.Consume<DocumentStart>();
                var root = new YamlTree(parser, firstLine).Root();
                var end = parser.Consume<DocumentEnd>();
                var next = parser.Accept<DocumentStart>(out var following) ? (int)following.Start.Index : text.Length;
                if (root is not ScalarNode { IsNull: true } || (all.Count == 0 && next == text.Length))
                {
                    // A lone document keeps the comments before it.
                    var own = all.Count == 0 && next == text.Length ? text : text[start..Math.Max(next, (int)end.End.Index)];
                    all.Add(new(root, null, own, DocumentFormat.Yaml, root.Line));
                }
            }
            return null;
        }
        catch (DocumentFormatException problem)
        {
            all.Add(new(null, problem, text[start..], DocumentFormat.Yaml, line));
            return (problem, start);
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The scanner has paths that fail without saying where; it stands at the place itself.
            var mark = scanner.CurrentPosition;
            var error = YamlProblem.Explain(problem as YamlException ?? new YamlException(mark, mark, "what stands there is not closed before"), text, firstLine);
            all.Add(new(null, error, text[start..], DocumentFormat.Yaml, line));
            return (error, start);
        }
    }

    // Where the next document starts: at that line or below, and never at the broken one again.
    private static int Next(string text, int skipLines, int start)
    {
        var at = 0;
        for (var i = 0; i < skipLines; i++)
        {
            at = text.IndexOf('\n', at) + 1;
            if (at == 0) return -1;
        }
        var from = Math.Max(at, start + 1) - 1;
        var next = from >= text.Length ? -1 : text.IndexOf("\n---", from, StringComparison.Ordinal);
        return next < 0 ? -1 : next + 1;
    }
}
