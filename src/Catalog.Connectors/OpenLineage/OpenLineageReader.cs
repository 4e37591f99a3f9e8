using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>
/// OpenLineage 2-0-2: run, job and dataset events, told apart by their keys. Lenient where a producer's slip costs
/// nothing (no producer, no schemaURL, a runId that is no UUID, a time without zone), strict where the data could not be used.
/// </summary>
public sealed class OpenLineageReader : ILineageReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = false };

    public LineageReading Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            json = WithoutMark(json);
            using var document = JsonDocument.Parse(json, Options);
            return Understand(document.RootElement, json);
        }
        catch (JsonException problem)
        {
            return new LineageReading(null, default, Sentence(problem), Malformed: true);
        }
    }

    public (IReadOnlyList<LineageReading>? Events, string? Problem) ReadBatch(ReadOnlyMemory<byte> json)
    {
        try
        {
            json = WithoutMark(json);
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? ([.. document.RootElement.EnumerateArray().Select(each => Understand(each, PartOf(json, each)))], null)
                : (null, "The body is not an array of events. Send one event to the address without /batch, or wrap it in brackets.");
        }
        catch (JsonException problem)
        {
            return (null, Sentence(problem));
        }
    }

    private static LineageReading Understand(JsonElement element, ReadOnlyMemory<byte> json)
    {
        try
        {
            return new LineageReading(EventReading.Of(element), Kept(json));
        }
        catch (UnusableEventException problem)
        {
            return new LineageReading(null, json, problem.Message);
        }
        catch (InvalidOperationException)
        {
            // A text with half a character: an escape such as \ud800 without its partner.
            return new LineageReading(null, json, "A text in the event is not valid Unicode. Send well-formed UTF-8 and complete surrogate pairs.");
        }
    }

    // A broken character where nobody looks costs nothing; but what is kept is text.
    private static ReadOnlyMemory<byte> Kept(ReadOnlyMemory<byte> json) => Utf8.IsValid(json.Span) ? json : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(json.Span));

    private static ReadOnlyMemory<byte> PartOf(ReadOnlyMemory<byte> json, JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return json.Span.Overlaps(raw, out var offset) ? json.Slice(offset, raw.Length) : raw.ToArray();
    }

    private static string Sentence(JsonException problem) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"The body is not valid JSON: line {(problem.LineNumber ?? 0) + 1}, byte {(problem.BytePositionInLine ?? 0) + 1}. Send one JSON object in UTF-8.");

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) => json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
}

/// <summary>JSON that is no event we can use; the message is a sentence for whoever sent it.</summary>
internal sealed class UnusableEventException(string message) : Exception(message);
