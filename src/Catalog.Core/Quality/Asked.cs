using System.Globalization;

namespace Catalog.Core.Quality;

/// <summary>What an expectation was asked with, in words.</summary>
internal sealed class Asked(CheckedExpectation expectation, CultureInfo culture)
{
    private readonly ValueWords words = new(culture);

    public string Type => expectation.Type;
    public string Column => expectation.Columns is [var first, ..] ? ValueWords.Name(first) : "an unnamed column";
    public string Columns => expectation.Columns.Count == 0 ? "unnamed columns" : ValueWords.Names(expectation.Columns);
    public string A => Column;
    public string B => expectation.Columns is [_, var second, ..] ? ValueWords.Name(second) : "another column";

    public bool Has(string name) => expectation.Arguments.TryGetValue(name, out var json) && json is not "null";

    public string Value(string name, string last = "or") => words.Value(expectation.Arguments.GetValueOrDefault(name), last);

    /// <summary>A pattern, to the letter.</summary>
    public string Code(string name) => Has(name) ? $"`{Value(name)}`" : "that was agreed";

    public bool Flag(string name) => expectation.Arguments.TryGetValue(name, out var json) && json is "true";

    public string Strictly(string strict, string loose) => Flag("strictly") ? strict : loose;

    public string Characters() => Range().EndsWith(" 1", StringComparison.Ordinal) ? "character" : "characters";

    public string AllOrAny() => expectation.Arguments.GetValueOrDefault("match_on") is "\"all\"" ? "all of" : "one of";

    /// <summary>"between 1 and 100", "at least 1", "more than 0 and at most 5"; "any value" without bounds.</summary>
    public string Range(string low = "min_value", string high = "max_value")
    {
        var (strictLow, strictHigh) = (Flag("strict_min"), Flag("strict_max"));
        if (Has(low) && Has(high))
        {
            if (!strictLow && !strictHigh)
                return expectation.Arguments[low] == expectation.Arguments[high] ? $"exactly {Value(low)}" : $"between {Value(low)} and {Value(high)}";
            return $"{(strictLow ? "more than" : "at least")} {Value(low)} and {(strictHigh ? "less than" : "at most")} {Value(high)}";
        }
        if (Has(low)) return $"{(strictLow ? "more than" : "at least")} {Value(low)}";
        return Has(high) ? $"{(strictHigh ? "less than" : "at most")} {Value(high)}" : "anything, as no bounds are set";
    }
}
