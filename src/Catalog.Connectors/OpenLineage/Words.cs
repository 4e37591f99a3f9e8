using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Catalog.Connectors.OpenLineage;

/// <summary>
/// Texts of events. A pipeline says the same names, types and facets again and again: short ones that this thread saw a
/// moment ago are not made anew. Each has one place, where the next of the same hash takes over, so that nothing grows. Only
/// what comes a second time gets it: what is said once, as the id of a run, is to die with its event.
/// </summary>
internal static class Words
{
    private const int Longest = 400;
    private const int Places = 4096;

    [ThreadStatic]
    private static string?[]? seen;

    /// <summary>The hash of what came last to each place.</summary>
    [ThreadStatic]
    private static int[]? met;

    /// <summary>The text of a JSON string.</summary>
    public static string Text(JsonElement element)
    {
        var raw = JsonMarshal.GetRawUtf8Value(element);
        return raw.Length <= Longest && !raw.Contains((byte)'\\') ? Of(raw[1..^1]) : element.GetString()!;
    }

    /// <summary>A value as it is written.</summary>
    public static string Raw(JsonElement element) => Of(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>The name of a property.</summary>
    public static string Name(JsonProperty property)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(property);
        return raw.Length <= Longest && !raw.Contains((byte)'\\') ? Of(raw) : property.Name;
    }

    private static string Of(ReadOnlySpan<byte> utf8)
    {
        // What is no ASCII is checked where it is decoded.
        if (utf8.Length is 0 or > Longest || !Ascii.IsValid(utf8)) return Decoded(utf8);
        var hash = new HashCode();
        hash.AddBytes(utf8);
        var code = hash.ToHashCode();
        ref var place = ref (seen ??= new string?[Places])[code & (Places - 1)];
        if (place is not null && Ascii.Equals(utf8, place)) return place;
        var text = Encoding.ASCII.GetString(utf8);
        ref var before = ref (met ??= new int[Places])[code & (Places - 1)];
        if (before == code) place = text;
        before = code;
        return text;
    }

    private static string Decoded(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException broken)
        {
            throw new InvalidOperationException("The text is not valid UTF-8.", broken);
        }
    }

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
