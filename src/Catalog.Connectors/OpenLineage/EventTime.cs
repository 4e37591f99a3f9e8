using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Catalog.Connectors.OpenLineage;

/// <summary>When it happened, in UTC and whole microseconds: finer than that PostgreSQL does not keep, and order must not depend on the database.</summary>
internal static class EventTime
{
    private const int EarliestYear = 1900;
    private const int LatestYear = 2999;

    public static DateTimeOffset Of(JsonElement root)
    {
        // Nearly everybody writes it like this.
        var at = root.TryGetProperty("eventTime", out var time) && time.ValueKind == JsonValueKind.String && JsonMarshal.GetRawUtf8Value(time).EndsWith("Z\""u8) && time.TryGetDateTimeOffset(out var plain)
            ? InMicroseconds(plain) : Slowly(root);
        // A clock that is years off is taken as it is; at the ends of the calendar nothing could be added to a time any more.
        return at.Year is >= EarliestYear and <= LatestYear ? at : throw new UnusableEventException($"eventTime lies outside the years {EarliestYear} to {LatestYear}.");
    }

    private static DateTimeOffset Slowly(JsonElement root)
    {
        if (root.OptionalText("eventTime") is not { Length: > 0 } written)
            throw new UnusableEventException("eventTime is missing. Send it as RFC 3339, such as 2026-01-31T12:00:00Z.");
        return Parse(written) ?? throw new UnusableEventException("eventTime is not a time. Send it as RFC 3339, such as 2026-01-31T12:00:00Z.");
    }

    internal static DateTimeOffset? Parse(string written)
    {
        // Java writes the zone's name behind the offset.
        var bracket = written.IndexOf('[', StringComparison.Ordinal);
        var text = (bracket < 0 ? written : written[..bracket]).Trim();
        if (text.Length < 10 || text[4] != '-' || text[7] != '-') return null;
        if (!DateTimeOffset.TryParse(Shortened(text), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return null;
        return InMicroseconds(at);
    }

    private static DateTimeOffset InMicroseconds(DateTimeOffset at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond));

    // Nanoseconds are more digits than .NET reads.
    private static string Shortened(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0) return text;
        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end - dot <= 8 ? text : string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end));
    }
}
