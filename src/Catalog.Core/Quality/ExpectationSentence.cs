using System.Globalization;
using System.Text;

namespace Catalog.Core.Quality;

/// <summary>
/// An expectation for a reader who is no engineer: what it promises, and how it turned out. Names of columns stand
/// between backticks; numbers are written as the reader writes them.
/// </summary>
public static class ExpectationSentence
{
    /// <summary>"Every row has a value in `customer_id`."</summary>
    public static string Promise(CheckedExpectation expectation, CultureInfo culture)
    {
        var asked = new Asked(expectation, culture);
        var promise = RowWords.For(asked) is { } rows ? OfEvery(expectation, rows, culture) : TableWords.For(asked)?.Promise ?? Custom(expectation, culture);
        return asked.Has("row_condition") ? $"{promise.TrimEnd('.')}, among the rows where {asked.Code("row_condition")}." : promise;
    }

    // "No row has a value", rather than "every row has no value".
    private static readonly string[] Refusals = ["‹does|do› not ", "‹is|are› not ", "‹has|have› no "];

    private static string OfEvery(CheckedExpectation expectation, RowWords rows, CultureInfo culture) => expectation.Mostly is { } mostly
        ? $"At least {new ValueWords(culture).Percent(mostly * 100)} of the {rows.Many} {RowWords.Number(rows.Rule, one: false)}."
        : Refusals.Any(r => rows.Rule.StartsWith(r, StringComparison.Ordinal)) ? $"No {rows.One} {RowWords.Number(rows.Fault, one: true)}." : $"Every {rows.One} {RowWords.Number(rows.Rule, one: true)}.";

    /// <summary>"312 of 10,000 rows, 3.12 %, have no value in `customer_id`."</summary>
    public static string Turnout(CheckedExpectation expectation, CultureInfo culture)
    {
        if (expectation.Outcome == ExpectationOutcome.NotRun) return $"It could not run: {Problem(expectation.Problem)}";
        var asked = new Asked(expectation, culture);
        var rows = RowWords.For(asked);
        if (rows is null && TableWords.For(asked) is { } table) return OfTable(expectation, table, asked);
        return OfRows(expectation, rows ?? new RowWords("row", "rows", "‹complies|comply›", "‹does|do› not comply"), culture);
    }

    /// <summary>The failure alone, as a product's reason names it; <c>null</c> when rows were not counted.</summary>
    public static string? Fault(CheckedExpectation expectation, CultureInfo culture)
    {
        if (expectation is not { Elements: { } all and > 0, Unexpected: { } bad } || bad < 0 || bad > all) return null;
        var words = new ValueWords(culture);
        var rows = RowWords.For(new Asked(expectation, culture)) ?? new RowWords("row", "rows", "‹complies|comply›", "‹does|do› not comply");
        return $"{words.Count(bad)} of {words.Count(all)} {(all == 1 ? rows.One : rows.Many)}, {words.Share(bad, all)}, {RowWords.Number(rows.Fault, bad == 1)}";
    }

    private static string OfRows(CheckedExpectation expectation, RowWords rows, CultureInfo culture)
    {
        var words = new ValueWords(culture);
        if (expectation.Elements == 0) return "There were no rows to check.";
        if (expectation is { Elements: { } all and > 0, Unexpected: { } bad } && bad >= 0 && bad <= all)
        {
            if (bad > 0) return Fault(expectation, culture) + ".";
            return all == 1 ? "The only one complies." : $"All {words.Count(all)} comply.";
        }
        if (expectation.UnexpectedPercent is { } percent and > 0) return $"{words.Percent(percent)} of the {rows.Many} {RowWords.Number(rows.Fault, one: false)}.";
        if (expectation.Observed is { } observed) return $"Seen: {words.Value(observed, "and")}.";
        return expectation.Outcome == ExpectationOutcome.Passed ? "It held." : $"It did not hold. How many {rows.Many} {RowWords.Number(rows.Fault, one: false)} was not recorded.";
    }

    private static string OfTable(CheckedExpectation expectation, TableWords table, Asked asked)
    {
        var seen = expectation.Observed is { } observed && table.Seen is { } template ? RowWords.Number(template.Replace("{0}", asked.Seen(observed), StringComparison.Ordinal), observed is "1") : null;
        if (expectation.Outcome == ExpectationOutcome.Passed) return seen ?? "It held.";
        return $"{seen} {table.Fault}".Trim() is { Length: > 0 } told ? told : "It did not hold.";
    }

    /// <summary>A name of somebody's own: its words without "expect", and what it was asked with.</summary>
    private static string Custom(CheckedExpectation expectation, CultureInfo culture)
    {
        if (new Asked(expectation, culture).Note is { } note) return note;
        var words = new ValueWords(culture);
        var name = Readable(expectation.Type);
        var about = expectation.Columns.Count == 0 ? "" : $" ({ValueWords.Names(expectation.Columns)})";
        var arguments = expectation.Arguments.Where(a => a.Key is not ("column" or "column_A" or "column_B" or "column_list" or "mostly") && a.Value is not "null").Take(4)
            .Select(a => $"{a.Key.Replace('_', ' ')} {words.Value(a.Value)}").ToList();
        var mostly = expectation.Mostly is { } share ? $", in at least {words.Percent(share * 100)} of rows" : "";
        return $"Expected: {name}{about}{(arguments.Count == 0 ? "" : $", with {string.Join("; ", arguments)}")}{mostly}.";
    }

    private static string Readable(string type)
    {
        var name = new StringBuilder(type.Length + 8);
        foreach (var c in type)
        {
            if (c is '_' or '-' or ' ') name.Append(' ');
            else
            {
                if (char.IsUpper(c) && name.Length > 0 && name[^1] != ' ' && !char.IsUpper(name[^1])) name.Append(' ');
                name.Append(char.ToLowerInvariant(c));
            }
        }
        var words = name.ToString().Trim();
        return words.StartsWith("expect ", StringComparison.Ordinal) ? words["expect ".Length..] : words;
    }

    private static readonly System.Buffers.SearchValues<char> ClassName = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._");

    /// <summary>The part of an exception's message that tells a reader something.</summary>
    private static string Problem(string? message)
    {
        var line = (message ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        // The name of an exception's class tells a programmer something, and nobody else.
        if (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon && char.IsUpper(line[0]) && line.AsSpan(0, colon).IndexOfAnyExcept(ClassName) < 0) line = line[(colon + 2)..];
        line = line.Replace(" in BatchData does not exist", " does not exist", StringComparison.Ordinal);
        if (line.Length == 0) return "it did not say why.";
        line = line.Length <= 240 ? line : string.Concat(line.AsSpan(0, 239), "…");
        // A name that begins in capitals stays as it is.
        var first = line.Length > 1 && char.IsUpper(line[1]) ? line[0] : char.ToLowerInvariant(line[0]);
        return $"{first}{line[1..].TrimEnd('.')}.";
    }
}
