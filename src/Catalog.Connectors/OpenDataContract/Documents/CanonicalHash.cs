using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>
/// SHA-256 of what a document says. Every value is written with its type and length, mappings sorted by key, numbers in
/// normal form; so equal hashes mean equal meaning, and key order, style and format do not count.
/// </summary>
internal static class CanonicalHash
{
    public static string Of(DocumentNode root)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        Write(buffer, root);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(ArrayBufferWriter<byte> to, DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                Text(to, (byte)'{', mapping.Entries.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                foreach (var entry in mapping.Entries.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    Text(to, (byte)'k', entry.Key);
                    Write(to, entry.Value);
                }
                break;
            case SequenceNode list:
                Text(to, (byte)'[', list.Items.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                foreach (var item in list.Items) Write(to, item);
                break;
            case ScalarNode scalar:
                Scalar(to, scalar);
                break;
        }
    }

    private static void Scalar(ArrayBufferWriter<byte> to, ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null: Text(to, (byte)'0', ""); break;
            case ScalarKind.Boolean: Text(to, (byte)'b', scalar.IsTrue ? "1" : "0"); break;
            case ScalarKind.Text: Text(to, (byte)'s', scalar.Text); break;
            default: Text(to, (byte)'n', ScalarTyping.Normal(scalar)); break;
        }
    }

    private static void Text(ArrayBufferWriter<byte> to, byte type, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        var span = to.GetSpan(length + 5);
        span[0] = type;
        BitConverter.TryWriteBytes(span[1..], length);
        Encoding.UTF8.GetBytes(text, span[5..]);
        to.Advance(length + 5);
    }
}
