using System.Globalization;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>The units of time that the standard and its users write: <c>d</c>, <c>day</c>, <c>days</c>, ISO 8601 durations.</summary>
internal static class TimeUnits
{
    public static string Words(string value, string? unit)
    {
        if (unit is null && Iso(value) is { } iso) return Spell(iso);
        if (Name(unit) is not { } name) return unit is null ? value : $"{value} {unit}";
        return value is "1" ? $"1 {name}" : $"{value} {name}s";
    }

    /// <summary>The unit in the singular, <c>null</c> when it is no unit of time.</summary>
    public static string? Name(string? unit) => unit?.Trim() switch
    {
        null => null,
        "M" or "mo" => "month",
        var text => text.ToLowerInvariant() switch
        {
            "ms" or "millisecond" or "milliseconds" => "millisecond",
            "s" or "sec" or "second" or "seconds" => "second",
            "m" or "min" or "minute" or "minutes" => "minute",
            "h" or "hr" or "hour" or "hours" => "hour",
            "d" or "day" or "days" => "day",
            "w" or "week" or "weeks" => "week",
            "month" or "months" => "month",
            "y" or "yr" or "year" or "years" => "year",
            _ => null,
        },
    };

    public static TimeSpan? Duration(string value, string? unit)
    {
        if (unit is null) return Iso(value);
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)) return null;
        double? seconds = Name(unit) switch
        {
            "millisecond" => 0.001,
            "second" => 1,
            "minute" => 60,
            "hour" => 3_600,
            "day" => 86_400,
            "week" => 7 * 86_400,
            "month" => 30 * 86_400,
            "year" => 365 * 86_400,
            _ => null,
        };
        return amount * seconds is { } total and >= 0 and < 1e11 ? TimeSpan.FromSeconds(total) : null;
    }

    private static TimeSpan? Iso(string value)
    {
        if (value is not ['P', _, ..]) return null;
        try
        {
            return System.Xml.XmlConvert.ToTimeSpan(value);
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static string Spell(TimeSpan span)
    {
        (int Amount, string Unit)[] parts = [(span.Days, "day"), (span.Hours, "hour"), (span.Minutes, "minute"), (span.Seconds, "second")];
        var words = parts.Where(part => part.Amount != 0).Select(part => $"{part.Amount} {part.Unit}{(part.Amount == 1 ? "" : "s")}").ToList();
        return words.Count == 0 ? "0 seconds" : string.Join(' ', words);
    }
}
