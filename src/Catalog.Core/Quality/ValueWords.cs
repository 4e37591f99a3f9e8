using System.Globalization;
using System.Text.Json;

namespace Catalog.Core.Quality;

/// <summary>Values of an expectation in words, with numbers as the reader writes them. Names stand between backticks.</summary>
public sealed class ValueWords(CultureInfo culture)
{
    private const int Shown = 6;
    private const int Longest = 80;

    /// <summary>10,000.</summary>
    public string Count(long number) => number.ToString("N0", culture);

    /// <summary>A share as 3 % or 3.12 %: two places at most, none when round; never rounded to a limit that it is not.</summary>
    public string Percent(decimal percent)
    {
        var rounded = decimal.Round(percent, 2, MidpointRounding.AwayFromZero);
        if (rounded != percent && (decimal.IsInteger(rounded) || rounded == 0)) rounded = decimal.Round(percent, 9).Normalised();
        return $"{rounded.ToString("0.#########", culture)} %";
    }

    /// <summary>The share of a whole.</summary>
    public string Share(long part, long whole) => Percent(whole == 0 ? 0 : part * 100m / whole);

    /// <summary>A limit in hundredths of a percent.</summary>
    public string Limit(int hundredths) => Percent(hundredths / 100m);

    /// <summary><c>`name`</c></summary>
    public static string Name(string name) => $"`{Plain(name).Replace('`', '\'')}`";

    /// <summary>`a`, `b` and `c`.</summary>
    public static string Names(IEnumerable<string> names) => Joined([.. names.Select(Name)], "and");

    /// <summary>A JSON value as people write it; a list as "paid, packed or shipped".</summary>
    public string Value(string? json, string last = "or")
    {
        if (json is null) return "an unknown value";
        try
        {
            using var document = JsonDocument.Parse(json);
            return Value(document.RootElement, last);
        }
        catch (JsonException)
        {
            // Cut off where it was too long to keep.
            return Cut(json);
        }
    }

    private string Value(JsonElement value, string last) => value.ValueKind switch
    {
        JsonValueKind.Number => Number(value),
        JsonValueKind.String => value.GetString() is { Length: > 0 } text ? Cut(text) : "an empty text",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "(not set)",
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "an empty list" : List(value, last),
        _ => value.TryGetProperty("$PARAMETER", out var parameter) ? $"the parameter {Cut(parameter.ToString())}" : Cut(value.GetRawText()),
    };

    private string List(JsonElement list, string last)
    {
        var all = list.GetArrayLength();
        var words = list.EnumerateArray().Take(all > Shown + 1 ? Shown : all).Select(v => Value(v, last)).ToList();
        if (all > words.Count) words.Add($"{Count(all - words.Count)} more");
        return Joined(words, all > Shown + 1 ? "and" : last);
    }

    private string Number(JsonElement value) => value.TryGetInt64(out var whole) ? Count(whole)
        : value.TryGetDecimal(out var number) ? number.ToString("#,0.######", culture)
        : value.GetRawText();

    internal static string Joined(IReadOnlyList<string> words, string last) => words.Count switch
    {
        0 => "",
        1 => words[0],
        _ => $"{string.Join(", ", words.Take(words.Count - 1))} {last} {words[^1]}",
    };

    /// <summary>Without the marks that stand for singular and plural here.</summary>
    private static string Plain(string text) => text.Replace('‹', '<').Replace('›', '>');

    internal static string Cut(string text)
    {
        var line = Plain(text.ReplaceLineEndings(" "));
        return line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest - 1), "…");
    }
}

internal static class Decimals
{
    /// <summary>Without zeros at its end.</summary>
    public static decimal Normalised(this decimal value) => value / 1.000000000000000000000000000000000m;
}
