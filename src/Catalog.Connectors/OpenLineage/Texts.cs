using System.Text.Json;

namespace Catalog.Connectors.OpenLineage;

/// <summary>Texts and objects of an event.</summary>
internal static class Texts
{
    public const int MaxName = 4000;

    /// <summary>A part of an identity, exactly as written.</summary>
    public static string Name(this JsonElement parent, string key, EventPart part)
    {
        if (parent.OptionalText(key) is not { Length: > 0 } name) throw new UnusableEventException($"{part}.{key} is missing or empty.");
        if (name.Length > MaxName) throw new UnusableEventException($"{part}.{key} is longer than {MaxName} characters.");
        return name.Contains('\0', StringComparison.Ordinal) ? throw new UnusableEventException($"{part}.{key} holds a NUL character.") : name;
    }

    /// <summary>The same where a part that is not usable is left out instead of refused.</summary>
    public static string? UsableName(this JsonElement parent, string key) =>
        parent.OptionalText(key) is { Length: > 0 and <= MaxName } name && !name.Contains('\0', StringComparison.Ordinal) ? name : null;

    public static string? OptionalText(this JsonElement parent, string key) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? Words.Text(value) : null;

    /// <summary>A description: a NUL, which databases cannot keep, is replaced.</summary>
    public static string? OptionalWords(this JsonElement parent, string key) => parent.OptionalText(key)?.Replace('\0', '\uFFFD');

    public static JsonElement? OptionalObject(this JsonElement parent, string key)
    {
        if (!parent.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind == JsonValueKind.Object ? value : throw new UnusableEventException($"{key} is not an object.");
    }

    /// <summary>The elements of an array; none when it is something else.</summary>
    public static IEnumerable<JsonElement> Elements(this JsonElement parent, string key) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(key, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
