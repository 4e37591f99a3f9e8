using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>A guess where a result belongs: something for a person to look at, never a match.</summary>
public static class PortSuggestion
{
    /// <summary>The port that a waiting result most likely belongs to; <c>null</c> when nothing speaks for any.</summary>
    public static PortCandidate? Of(string? asset, string suite, IReadOnlyList<PortCandidate> ports)
    {
        var best = ports.Select(p => (Port: p, Score: Score(p, asset, suite))).Where(s => s.Score > 0)
            .OrderByDescending(s => s.Score).ThenBy(s => s.Port.ProductKey, StringComparer.Ordinal).ThenBy(s => s.Port.Port, StringComparer.Ordinal).FirstOrDefault();
        return best.Port;
    }

    private static int Score(PortCandidate port, string? asset, string suite)
    {
        var product = Plain(port.ProductKey[(port.ProductKey.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        var dataset = Plain(LastPart(port.Dataset));
        var (a, s) = (Plain(LastPart(asset)), Plain(suite));
        var score = 0;
        if (a.Length > 0 && (a == dataset || a == product || a == Plain(port.Port))) score += 8;
        else if (a.Length > 2 && product.Length > 2 && (a.Contains(product, StringComparison.Ordinal) || product.Contains(a, StringComparison.Ordinal) || dataset.Contains(a, StringComparison.Ordinal))) score += 4;
        if (product.Length > 2 && s.Contains(product, StringComparison.Ordinal)) score += 2;
        return score;
    }

    private static string LastPart(string? name) => name is null ? "" : name[(name.LastIndexOfAny(['/', '.', '\\']) + 1)..];

    private static string Plain(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
