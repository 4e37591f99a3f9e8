using System.Globalization;
using Catalog.Core.Quality;
using Catalog.Core.Validity;

namespace Catalog.UI.Validity;

/// <summary>Rules in words.</summary>
internal static class RuleWords
{
    public static ValueWords Words => new(CultureInfo.CurrentCulture);

    public static string Of(PolicyLevel level) => level.Scope switch { PolicyScope.Domain => $"The domain {level.Name}", PolicyScope.Port => $"The port {level.Name}", _ => level.Name };

    /// <summary>"At most 2.5 % lost, at most 24 hours old".</summary>
    public static string Of(PolicyValues values)
    {
        string?[] parts =
        [
            values.Limit is { } limit ? $"at most {Words.Limit(limit)} lost" : null,
            values.Promise is { } promise ? $"at most {ReasonSentence.Span(promise)} old" : null,
            values.Critical is { Count: > 0 } critical ? $"critical: {string.Join(", ", critical)}" : null,
            values.Verdicts is { Count: > 0 } verdicts ? Gate(verdicts) : null,
        ];
        var said = string.Join("; ", parts.OfType<string>());
        return said.Length == 0 ? "Everything inherited" : char.ToUpperInvariant(said[0]) + said[1..];
    }

    public static string Gate(IReadOnlyDictionary<ValidityState, Verdict> verdicts) => verdicts.Count == 0
        ? "as usual: BLOCK for INVALID, WARN for SUSPECT, STALE and UNKNOWN"
        : $"{string.Join(", ", verdicts.OrderByDescending(v => v.Key).Select(v => $"{v.Value.Word()} for {v.Key.Word()}"))}, else as usual";
}
