using System.Globalization;
using System.Text.Json;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>Looking into JSON whose shape nobody guarantees.</summary>
internal static class JsonReading
{
    /// <summary>The member, unless it is missing, null, or this is no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) && found.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? found : null;

    public static JsonElement? Member(this JsonElement? element, string name) => element?.Member(name);

    /// <summary>A text or a number as text; nothing when it is empty or anything else.</summary>
    public static string? Text(this JsonElement element, string name) => element.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text when text.GetString() is { Length: > 0 } value => value,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    public static string? Text(this JsonElement? element, string name) => element?.Text(name);

    /// <summary>A whole number, also one that Python wrote with a point.</summary>
    public static long? Whole(this JsonElement element, string name)
    {
        if (element.Member(name) is not { ValueKind: JsonValueKind.Number } number) return null;
        if (number.TryGetInt64(out var whole)) return whole;
        return number.TryGetDecimal(out var value) && decimal.IsInteger(value) && value is >= long.MinValue and <= long.MaxValue ? (long)value : null;
    }

    public static decimal? Decimal(this JsonElement element, string name)
    {
        if (element.Member(name) is not { } found) return null;
        if (found.ValueKind == JsonValueKind.Number) return found.TryGetDecimal(out var value) ? value : null;
        return found.ValueKind == JsonValueKind.String && decimal.TryParse(found.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var text) ? text : null;
    }

    public static bool? Flag(this JsonElement element, string name) => element.Member(name)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };
}
