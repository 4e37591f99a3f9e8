using System.Text;

namespace Catalog.Core.Imports;

/// <summary>Lines of a text, none of which may be longer than a limit: a file without line ends must not fill the memory.</summary>
internal sealed class BoundedLines(TextReader text, ImportLimits limits)
{
    private readonly char[] buffer = new char[16_384];
    private readonly StringBuilder line = new();
    private int at;
    private int filled;

    /// <summary>The next line without its end; <c>null</c> at the end of the text.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken ct)
    {
        line.Clear();
        while (true)
        {
            if (at == filled)
            {
                filled = await text.ReadAsync(buffer, ct);
                at = 0;
                if (filled == 0) return line.Length > 0 ? line.ToString() : null;
            }
            var end = Array.IndexOf(buffer, '\n', at, filled - at);
            var upTo = end < 0 ? filled : end;
            if (line.Length + upTo - at > limits.Document) throw new InvalidDataException($"It is longer than {limits.Words}, the limit {ImportLimits.Key}.");
            line.Append(buffer, at, upTo - at);
            at = end < 0 ? filled : end + 1;
            if (end < 0) continue;
            if (line.Length > 0 && line[^1] == '\r') line.Length--;
            return line.ToString();
        }
    }
}
