using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Catalog.Core.Imports.Records;

/// <summary>A record of our own NDJSON, read leniently: what is missing or of another type is <c>null</c>.</summary>
internal readonly struct RecordText(JsonElement root)
{
    public string? this[string name] => Get(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public int? Number(string name) => Get(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : null;

    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public RecordText? Inner(string name) => Get(name) is { ValueKind: JsonValueKind.Object } inner ? new RecordText(inner) : null;

    public IReadOnlyList<string> Texts(string name) => Get(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!)] : [];

    public IReadOnlyList<int> Numbers(string name) => Get(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out var value) ? value : 0)] : [];

    /// <summary>A value of one of our own types; <c>null</c> when it is missing or of another shape.</summary>
    public T? Value<T>(string name)
    {
        if (Get(name) is not { ValueKind: not JsonValueKind.Null } value) return default;
        try
        {
            return value.Deserialize<T>(RecordJson.Options);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The same, apart from the document that it was read from.</summary>
    public RecordText Kept() => new(root.Clone());

    public bool Is(string name) => Get(name) is { ValueKind: JsonValueKind.True };

    public IReadOnlyList<RecordText> Inners(string name) => Get(name) is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Select(e => new RecordText(e))] : [];

    /// <summary>The properties of an inner object; an inner <c>null</c> stays one.</summary>
    public IEnumerable<(string Name, RecordText? Value)> Members(string name)
    {
        if (Get(name) is not { ValueKind: JsonValueKind.Object } inner) yield break;
        foreach (var member in inner.EnumerateObject()) yield return (member.Name, member.Value.ValueKind == JsonValueKind.Object ? new RecordText(member.Value) : null);
    }

    /// <summary>The id itself, or one made of it that is the same each time.</summary>
    public static Guid Id(string kind, string id) =>
        Guid.TryParse(id, out var own) ? own : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{id}")).AsSpan(0, 16), bigEndian: true);

    private JsonElement? Get(string name) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) ? value : null;
}
