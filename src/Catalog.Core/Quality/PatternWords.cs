using System.Text.RegularExpressions;

namespace Catalog.Core.Quality;

/// <summary>Regular expressions that many suites hold, in words: of what matches, and of what does not. Any other is shown to the letter, as a pattern.</summary>
internal static partial class PatternWords
{
    public static (string Matches, string DoesNot) Of(string? pattern) => pattern switch
    {
        null => ("‹matches|match› the pattern that was agreed", "‹does|do› not match the pattern that was agreed"),
        "^[^@]+@[^@]+$" or @"^[^@\s]+@[^@\s]+$" or @"^[^@]+@[^@]+\.[^@]+$" or @"^[^@\s]+@[^@\s]+\.[^@\s]+$" => Like("an e-mail address"),
        @"^\d{4}-\d{2}-\d{2}$" or "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => Like("a date written as `YYYY-MM-DD`"),
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" => Like("a UUID"),
        "^https?://" or "^https?://.+" => Like("a web address"),
        @"^\s+|\s+$" => ("‹begins or ends|begin or end› with a space", "‹does|do› not begin or end with a space"),
        @"^\s*$" => ("‹is|are› blank", "‹is|are› not blank"),
        _ when SameSigns().Match(pattern) is { Success: true } signs => Signs(signs.Groups["sign"].Value, signs.Groups["many"].Value),
        _ => ($"‹matches|match› the pattern `{pattern}`", $"‹does|do› not match the pattern `{pattern}`"),
    };

    private static (string, string) Like(string what) => ($"‹looks|look› like {what}", $"‹does|do› not look like {what}");

    private static (string, string) Signs(string sign, string many)
    {
        var what = sign switch { "[A-Z]" => "capital letter", "[a-z]" => "small letter", _ => "digit" };
        var made = many switch { "" => $"{what}s only", "1" => $"one {what}", _ => $"{many} {what}s" };
        return ($"‹consists|consist› of {made}", $"‹does|do› not consist of {made}");
    }

    [GeneratedRegex(@"^\^(?<sign>\\d|\[0-9\]|\[A-Z\]|\[a-z\])(\+|\{(?<many>[1-9]\d?)\})\$$")]
    private static partial Regex SameSigns();
}
