namespace Catalog.Connectors.GreatExpectations;

/// <summary>
/// Python writes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> into what it calls JSON. They become texts here, so
/// that the rest can be read by the book; content without them is given back untouched.
/// </summary>
internal static class LooseJson
{
    private static readonly byte[][] Words = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    public static ReadOnlyMemory<byte> Strict(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.IndexOf(Words[0]) < 0 && bytes.IndexOf(Words[1]) < 0) return content;
        using var strict = new MemoryStream(bytes.Length + 256);
        var from = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == (byte)'"')
            {
                at = EndOfText(bytes, at);
                continue;
            }
            if (Word(bytes[at..]) is not { } word) continue;
            strict.Write(bytes[from..at]);
            strict.WriteByte((byte)'"');
            strict.Write(word);
            strict.WriteByte((byte)'"');
            from = at + word.Length;
            at = from - 1;
        }
        strict.Write(bytes[from..]);
        return strict.ToArray();
    }

    private static int EndOfText(ReadOnlySpan<byte> bytes, int start)
    {
        for (var at = start + 1; at < bytes.Length; at++)
        {
            if (bytes[at] == (byte)'\\') at++;
            else if (bytes[at] == (byte)'"') return at;
        }
        return bytes.Length;
    }

    private static byte[]? Word(ReadOnlySpan<byte> rest) => rest[0] switch
    {
        (byte)'N' when rest.StartsWith(Words[0]) => Words[0],
        (byte)'I' when rest.StartsWith(Words[1]) => Words[1],
        (byte)'-' when rest.StartsWith(Words[2]) => Words[2],
        _ => null,
    };
}
