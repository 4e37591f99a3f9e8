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

    /// <summary>What was seen; a proportion as a percentage.</summary>
    public string Seen(string observed) => IsProportion ? Percent(observed) : words.Value(observed, "and");

    public string Number(decimal number) => number.ToString("#,0.######", culture);

    /// <summary>A list that names no value at all.</summary>
    public bool IsEmpty(string name) => !Has(name) || expectation.Arguments[name] is "[]";

    /// <summary>What its author wrote, as a sentence; <c>null</c> when they wrote nothing.</summary>
    public string? Note => expectation.Note is { Length: > 0 } note ? note.EndsWith('.') ? note : note + "." : null;

    public Distribution? Distribution => expectation.Distribution;

    public bool IsBounded(string low = "min_value", string high = "max_value") => Has(low) || Has(high);

    private bool IsProportion => Type.Contains("_proportion_of_", StringComparison.Ordinal);

    private string Bound(string name) => IsProportion ? Percent(expectation.Arguments[name]) : Value(name);

    private string Percent(string json) => decimal.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? words.Percent(share * 100) : words.Value(json);

    /// <summary>A pattern, to the letter.</summary>
    public string Code(string name) => Has(name) ? $"`{Value(name)}`" : "that was agreed";

    public bool Flag(string name) => expectation.Arguments.TryGetValue(name, out var json) && json is "true";

    public string Strictly(string strict, string loose) => Flag("strictly") ? strict : loose;

    public string Characters() => Range().EndsWith(" 1", StringComparison.Ordinal) ? "character" : "characters";

    /// <summary>YYYY-MM-DD for Python's %Y-%m-%d; as it stands where it says more than that.</summary>
    public string DateFormat()
    {
        if (!Has("strftime_format")) return Code("strftime_format");
        var format = Value("strftime_format");
        foreach (var (directive, word) in (ReadOnlySpan<(string, string)>)[("%Y", "YYYY"), ("%m", "MM"), ("%d", "DD"), ("%H", "hh"), ("%M", "mm"), ("%S", "ss")]) format = format.Replace(directive, word, StringComparison.Ordinal);
        return format.Contains('%', StringComparison.Ordinal) ? Code("strftime_format") : $"`{format}`";
    }

    /// <summary>All of a list, or one of it, as the expectation asks.</summary>
    public string List(string name) => Value(name, IsAll ? "and" : "or");

    private bool IsAll => expectation.Arguments.GetValueOrDefault("match_on") is "\"all\"";

    public string AllOrAny() => IsAll ? "all of" : "one of";

    /// <summary>"between 1 and 100", "at least 1", "more than 0 and at most 5"; "any value" without bounds.</summary>
    public string Range(string low = "min_value", string high = "max_value")
    {
        var (strictLow, strictHigh) = (Flag("strict_min"), Flag("strict_max"));
        if (Has(low) && Has(high))
        {
            if (!strictLow && !strictHigh)
                return expectation.Arguments[low] == expectation.Arguments[high] ? $"exactly {Bound(low)}" : $"between {Bound(low)} and {Bound(high)}";
            return $"{(strictLow ? "more than" : "at least")} {Bound(low)} and {(strictHigh ? "less than" : "at most")} {Bound(high)}";
        }
        if (Has(low)) return $"{(strictLow ? "more than" : "at least")} {Bound(low)}";
        return Has(high) ? $"{(strictHigh ? "less than" : "at most")} {Bound(high)}" : "anything, as no bounds are set";
    }
}
