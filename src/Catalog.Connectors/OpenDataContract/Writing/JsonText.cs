using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Writing;

/// <summary>A tree as JSON.</summary>
internal static class JsonText
{
    public static string Write(DocumentNode root, bool indented)
    {
        using var buffer = new MemoryStream();
        // The text goes into files, not into HTML: quotes and umlauts stay readable.
        var options = new JsonWriterOptions { Indented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1000 };
        using (var writer = new Utf8JsonWriter(buffer, options)) Node(writer, root);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Node(Utf8JsonWriter writer, DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                writer.WriteStartObject();
                foreach (var entry in mapping.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    Node(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case SequenceNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items) Node(writer, item);
                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                Scalar(writer, scalar);
                break;
        }
    }

    private static void Scalar(Utf8JsonWriter writer, ScalarNode scalar)
    {
        switch (scalar.Kind)
        {
            case ScalarKind.Null: writer.WriteNullValue(); break;
            case ScalarKind.Boolean: writer.WriteBooleanValue(scalar.IsTrue); break;
            case ScalarKind.Text: writer.WriteStringValue(scalar.Text); break;
            default: Number(writer, scalar); break;
        }
    }

    // 1.10 stays 1.10 where JSON can say it; .inf, 0x1F, +1 and .5 it cannot.
    private static void Number(Utf8JsonWriter writer, ScalarNode number)
    {
        if (!double.IsFinite(number.Value)) writer.WriteStringValue(number.Text);
        else if (IsJson(number.Text)) writer.WriteRawValue(number.Text);
        else writer.WriteRawValue(ScalarTyping.Normal(number));
    }

    private static bool IsJson(string text)
    {
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]) || (digits is ['0', var next, ..] && next is not ('.' or 'e' or 'E'))) return false;
        var point = digits.IndexOf('.');
        return point < 0 || (point + 1 < digits.Length && char.IsAsciiDigit(digits[point + 1]));
    }
}
