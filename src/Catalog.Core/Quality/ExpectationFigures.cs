using System.Globalization;

namespace Catalog.Core.Quality;

/// <summary>What was observed against what was expected, short enough to stand beside the sentence.</summary>
public sealed record ExpectationFigures(string Observed, string? Expected)
{
    private const int Longest = 48;

    /// <summary><c>null</c> when the result carries no figure.</summary>
    public static ExpectationFigures? Of(CheckedExpectation expectation, CultureInfo culture)
    {
        var (words, asked) = (new ValueWords(culture), new Asked(expectation, culture));
        if (expectation.Outcome == ExpectationOutcome.NotRun) return new("not run", null);
        var allowed = expectation.Mostly is { } mostly ? $"at most {words.Percent((1 - mostly) * 100)}" : "none allowed";
        if (expectation is { Elements: > 0 and var all, Unexpected: >= 0 and var bad } && bad <= all && expectation.Observed is null)
            return bad == 0 ? new($"none of {words.Count(all)}", allowed) : new($"{words.Count(bad)} of {words.Count(all)}", $"{words.Share(bad, all)}, {allowed}");
        if (expectation is { Elements: null, UnexpectedPercent: { } percent, Observed: null }) return new(words.Percent(percent), allowed);
        if (expectation.Distribution is { Kind: DistributionKind.Quantiles, Parts: [var first, ..] parts })
        {
            var part = parts.FirstOrDefault(p => p.IsOutside) ?? first;
            return new($"{part.Label} at most {asked.Number(part.Seen)}", (part.Low, part.High) is ({ } low, { } high) ? $"between {asked.Number(low)} and {asked.Number(high)}" : null);
        }
        return expectation.Observed is { } observed && !observed.StartsWith('{') ? new(Cut(asked.Seen(observed)), Asked(asked)) : null;
    }

    private static string? Asked(Asked asked)
    {
        if (asked.IsBounded()) return Cut(asked.Range());
        if (asked.Has("value")) return $"exactly {asked.Value("value")}";
        foreach (var set in (string[])["value_set", "column_set", "column_list"])
            if (!asked.IsEmpty(set)) return Cut(asked.Value(set, set == "value_set" ? "or" : "and"));
        if (asked.Has("threshold")) return $"less than {asked.Value("threshold")}";
        return asked.Has("p_value") ? $"more than {asked.Value("p_value")}" : null;
    }

    private static string Cut(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest - 1), "…");
}
