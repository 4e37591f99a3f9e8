using System.Text;
using System.Text.Json;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>Reads a JSON value, or one value a line (NDJSON).</summary>
internal static class JsonDocuments
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = DocumentLimits.MaxDepth + 2 };

    public static IEnumerable<ParsedDocument> Read(string text)
    {
        if (!IsLineDelimited(text)) return [Parse(text, 1)];
        return Lines(text).Take(DocumentLimits.MaxDocuments);
    }

    private static IEnumerable<ParsedDocument> Lines(string text)
    {
        var line = 1;
        for (var start = 0; start < text.Length; line++)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0) end = text.Length;
            var one = text[start..end].Trim();
            if (one.Length > 0) yield return Parse(one, line);
            start = end + 1;
        }
    }

    // One document a line, as against one document in many lines: the first line is a whole object, and more follows.
    private static bool IsLineDelimited(string text)
    {
        var trimmed = text.AsSpan().TrimStart();
        var end = trimmed.IndexOf('\n');
        if (end < 0 || trimmed[end..].IsWhiteSpace()) return false;
        return trimmed[0] == '{' && trimmed[..end].TrimEnd() is [.., '}'] && Parse(trimmed[..end].ToString(), 1).Root is not null;
    }

    public static ParsedDocument Parse(string text, int line)
    {
        try
        {
            return new(Root(Encoding.UTF8.GetBytes(text), line), null, text, DocumentFormat.Json, line);
        }
        catch (JsonException problem)
        {
            var at = line + (int)(problem.LineNumber ?? 0);
            return new(null, Broken(problem, at), text, DocumentFormat.Json, line);
        }
        catch (DocumentFormatException problem)
        {
            return new(null, problem, text, DocumentFormat.Json, line);
        }
    }

    private static DocumentFormatException Broken(JsonException problem, int line)
    {
        if (problem.Message.Contains("depth", StringComparison.OrdinalIgnoreCase)) return DocumentFormatException.TooDeep(line);
        var sentence = problem.Message;
        var tail = sentence.IndexOf(" LineNumber:", StringComparison.Ordinal);
        if (tail > 0) sentence = sentence[..tail];
        return new("syntax", line, $"Line {line} is not JSON: {DocumentFormatException.Shorten(sentence).TrimEnd('.')}. Correct it there.");
    }

    private static DocumentNode Root(byte[] utf8, int line)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var place = new JsonPlaces(utf8, line);
        reader.Read();
        var budget = DocumentLimits.MaxNodes;
        var root = Value(ref reader, place, ref budget);

        // Throws when something follows the value.
        reader.Read();
        return root;
    }

    private static DocumentNode Value(ref Utf8JsonReader reader, JsonPlaces places, ref int budget)
    {
        var (line, column) = places.At((int)reader.TokenStartIndex);
        if (reader.CurrentDepth > DocumentLimits.MaxDepth) throw DocumentFormatException.TooDeep(line);
        if (--budget < 0) throw DocumentFormatException.TooMany(line);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Mapping(ref reader, places, ref budget, line, column);
            case JsonTokenType.StartArray:
                var list = new SequenceNode(line, column);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) list.Add(Value(ref reader, places, ref budget));
                return list;
            case JsonTokenType.String:
                return new ScalarNode(ScalarKind.Text, Text(ref reader, line), line, column);
            case JsonTokenType.Number:
                var number = Encoding.UTF8.GetString(reader.ValueSpan);
                return new ScalarNode(ScalarTyping.Of(number), number, line, column);
            case JsonTokenType.True or JsonTokenType.False:
                return new ScalarNode(ScalarKind.Boolean, reader.GetBoolean() ? "true" : "false", line, column);
            default:
                return new ScalarNode(ScalarKind.Null, "null", line, column);
        }
    }

    private static MappingNode Mapping(ref Utf8JsonReader reader, JsonPlaces places, ref int budget, int line, int column)
    {
        var mapping = new MappingNode(line, column);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (keyLine, keyColumn) = places.At((int)reader.TokenStartIndex);
            var key = Text(ref reader, keyLine);
            reader.Read();
            var value = Value(ref reader, places, ref budget);
            if (!mapping.TryAdd(new(key, value, keyLine, keyColumn)))
            {
                throw DocumentFormatException.Duplicate(key, mapping.Entry(key)!.Value.Line, keyLine);
            }
        }
        return mapping;
    }

    // Half of a surrogate pair can be escaped in JSON, but is no text.
    private static string Text(ref Utf8JsonReader reader, int line)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new DocumentFormatException("encoding", line,
                $"Line {line} holds an escape that is not a character (half of a surrogate pair). Correct it there.");
        }
    }
}
