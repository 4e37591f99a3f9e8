using System.Text;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>From bytes to text: gzip, byte order marks, and errors that say how to save the file.</summary>
internal static class TextDecoding
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlyMemory<byte> content, DocumentReaderOptions options)
    {
        if (content.Span is [0x1f, 0x8b, ..]) content = Unzip(content, options);
        RefuseSize(content.Length, options);
        var bytes = content.Span;
        var text = bytes switch
        {
            [0xff, 0xfe, 0, 0, ..] or [0, 0, 0xfe, 0xff, ..] =>
                throw new DocumentFormatException("encoding", 1, "The file is UTF-32. Save it as UTF-8."),
            [0xef, 0xbb, 0xbf, .. var rest] => Utf8(rest),
            [0xff, 0xfe, .. var rest] => Utf16(rest, bigEndian: false),
            [0xfe, 0xff, .. var rest] => Utf16(rest, bigEndian: true),
            _ => Utf8(bytes),
        };
        RefuseContent(text, options);
        return text;
    }

    /// <summary>What no document may be, whatever bytes it came from.</summary>
    public static void RefuseContent(string text, DocumentReaderOptions options)
    {
        RefuseSize(text.Length, options);
        var nul = text.IndexOf('\0', StringComparison.Ordinal);
        if (nul >= 0) throw HoldsNul(LineAt(text, nul));
        if (string.IsNullOrWhiteSpace(text)) throw new DocumentFormatException("empty", 1, "The file is empty.");
    }

    private static void RefuseSize(long length, DocumentReaderOptions options)
    {
        if (length <= options.MaxBytes) return;
        throw new DocumentFormatException("too-large", null,
            $"The file is larger than {options.MaxWords}. Split it into one file for each document.");
    }

    private static string Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException problem)
        {
            if (bytes.IndexOf((byte)0) is >= 0 and var nul) throw HoldsNul(bytes[..nul].Count((byte)'\n') + 1);
            var at = Math.Clamp(problem.Index, 0, bytes.Length);
            var line = bytes[..at].Count((byte)'\n') + 1;
            var wrong = problem.BytesUnknown is [var first, ..] ? $"0x{first:X2}" : "there";
            throw new DocumentFormatException("encoding", line,
                $"Line {line} holds the byte {wrong}, which is not UTF-8 (the file may be Windows-1252 or Latin-1). Save it as UTF-8.");
        }
    }

    private static DocumentFormatException HoldsNul(int line) =>
        new("encoding", line, $"Line {line} holds a NUL character: the file is binary, or UTF-16 without a byte order mark. Save it as UTF-8.");

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentFormatException("encoding", null,
                "The file says it is UTF-16, but is broken or cut off. Save it as UTF-8.");
        }
    }

    private static byte[] Unzip(ReadOnlyMemory<byte> content, DocumentReaderOptions options)
    {
        try
        {
            using var packed = new WholeGzipStream(new MemoryStream(content.ToArray(), writable: false));
            using var plain = new MemoryStream();
            var buffer = new byte[81_920];
            int read;
            while ((read = packed.Read(buffer)) > 0)
            {
                plain.Write(buffer, 0, read);
                RefuseSize(plain.Length, options);
            }
            return plain.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new DocumentFormatException("gzip", null, "The file is a gzip file that is broken or cut off. Pack it again.");
        }
    }

    public static int LineAt(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;
}
