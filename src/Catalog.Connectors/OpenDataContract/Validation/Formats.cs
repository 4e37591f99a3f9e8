using System.Globalization;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Formats that the standards name. They are notes there, so a miss is advice and no error.</summary>
internal static class Formats
{
    public static bool Fits(string format, string text) => format switch
    {
        "uri" => Uri.TryCreate(text, UriKind.Absolute, out _) || text.Contains("://", StringComparison.Ordinal),
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.Length >= 20 && text[10] is 'T' or 't' or ' '
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        _ => true,
    };

    public static string Words(string format) => format switch
    {
        "uri" => "an address with its scheme, such as https://example.com/page",
        "date" => "a day such as 2025-01-31",
        _ => "a time with its zone, such as 2025-01-31T09:30:00Z",
    };
}
