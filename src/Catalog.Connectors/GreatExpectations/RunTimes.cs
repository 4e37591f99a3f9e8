using System.Globalization;
using System.Text.Json;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>Times as Great Expectations wrote them over the years: ISO with a zone, or compact and in UTC.</summary>
internal static class RunTimes
{
    private static readonly string[] Compact = ["yyyyMMdd'T'HHmmss.FFFFFF'Z'", "yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd'T'HHmmss.FFFFFF"];

    /// <summary>The best time that the result names for its run.</summary>
    public static DateTimeOffset? Of(JsonElement? meta)
    {
        var run = meta.Member("run_id");
        return Parse(meta.Text("validation_time"))
            ?? Parse(run.Text("run_time"))
            ?? Parse(run is { ValueKind: JsonValueKind.String } word ? word.GetString() : null)
            ?? Parse(meta.Text("run_time"))
            ?? Parse(meta.Member("batch_markers").Text("ge_load_time"));
    }

    public static DateTimeOffset? Parse(string? text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (text is null) return null;
        if (DateTimeOffset.TryParseExact(text, Compact, CultureInfo.InvariantCulture, Utc, out var compact)) return compact;
        // Words such as "nightly" are names of runs, and a bare number is no time.
        return text.Length >= 10 && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var iso) ? iso : null;
    }
}
