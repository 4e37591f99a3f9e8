namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>Lines and columns of byte offsets that only grow, as a reader asks for them.</summary>
internal sealed class JsonPlaces(byte[] utf8, int firstLine)
{
    private int line = firstLine;
    private int lineStart;
    private int seen;

    public (int Line, int Column) At(int offset)
    {
        while (seen < offset)
        {
            var newline = utf8.AsSpan(seen, offset - seen).IndexOf((byte)'\n');
            if (newline < 0) break;
            seen += newline + 1;
            lineStart = seen;
            line++;
        }
        seen = Math.Max(seen, offset);
        return (line, offset - lineStart + 1);
    }
}
