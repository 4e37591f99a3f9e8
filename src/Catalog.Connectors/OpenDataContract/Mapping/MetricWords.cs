using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>The standard's library of metrics (and the rules of 3.0 that it replaced), in words.</summary>
internal static class MetricWords
{
    public static string Sentence(ContractRule rule, string? subject, MappingNode arguments)
    {
        var what = subject ?? "the rows";
        return rule.Metric!.ToUpperInvariant() switch
        {
            "NULLVALUES" or "NULLCHECK" => Share(rule, what, "empty"),
            "MISSINGVALUES" => Share(rule, what, "missing") + Missing(arguments),
            "INVALIDVALUES" => Share(rule, what, "invalid") + Valid(arguments),
            "DUPLICATEVALUES" or "DUPLICATECOUNT" => Share(rule, Keys(what, subject, arguments), "duplicates"),
            "ROWCOUNT" or "ROWS" => RowCount(rule),
            "UNIQUECHECK" => $"Every value of {what} must be unique.",
            "VALIDVALUES" => $"{Capital(what)} must hold only valid values{Valid(arguments)}.".Replace("..", ".", StringComparison.Ordinal),
            "FRESHNESS" => $"The newest {what} must be {Comparison.Words(rule, Unit(rule))} old.",
            _ => rule.Operator is null
                ? $"{Capital(PromiseWords.Spaced(rule.Metric))} is checked for {what}."
                : $"{Capital(PromiseWords.Spaced(rule.Metric))} of {what} must be {Comparison.Words(rule, Unit(rule))}.",
        };
    }

    private static string Share(ContractRule rule, string what, string word)
    {
        if (rule.Operator is null) return word is "duplicates" ? $"Duplicates of {what} are counted." : $"{Capital(what)} must not be {word}.";
        if (Comparison.IsNone(rule)) return word is "duplicates" ? $"No value of {what} may appear twice." : $"No value of {what} may be {word}.";
        if (word is "duplicates") return $"{Capital(Amount(rule))} of {what} may be duplicates.";
        return rule.Operator is "mustBe" or "mustNotBe" or "mustBeGreaterThan" or "mustBeGreaterOrEqualTo" or "mustBeBetween" or "mustNotBeBetween"
            ? $"{Capital(Amount(rule))} of {what} must be {word}."
            : $"{Capital(Amount(rule))} of {what} may be {word}.";
    }

    private static string Amount(ContractRule rule) => Comparison.IsPercent(rule)
        ? Comparison.Words(rule, " %")
        : Comparison.Words(rule, rule.Values is ["1"] ? " value" : " values");

    private static string RowCount(ContractRule rule) => rule.Operator is null
        ? "The number of rows is checked."
        : $"There must be {Comparison.Words(rule, Comparison.IsPercent(rule) ? " % of the rows" : rule.Values is ["1"] ? " row" : " rows")}.";

    private static string Keys(string what, string? subject, MappingNode arguments) =>
        arguments.Texts("properties") is { Count: > 0 } keys ? string.Join(" with ", keys) : subject ?? what;

    private static string Missing(MappingNode arguments) =>
        arguments["missingValues"] is SequenceNode { Items.Count: > 0 } words
            ? $" Missing means {Listed(words)}."
            : "";

    private static string Valid(MappingNode arguments)
    {
        var said = new List<string>();
        if (arguments["validValues"] is SequenceNode { Items.Count: > 0 } words) said.Add($"one of {Listed(words)}");
        if (arguments.Text("pattern") is { } pattern) said.Add($"looks like {pattern}");
        return said.Count == 0 ? "" : $" Valid means {string.Join(" and ", said)}.";
    }

    private static string Listed(SequenceNode words)
    {
        var shown = words.Items.Take(12).Select(each => each is ScalarNode { IsNull: true } ? "empty" : TermsMapping.Value(each) is { Length: > 0 } word ? word : "\"\"");
        return string.Join(", ", shown) + (words.Items.Count > 12 ? " …" : "");
    }

    private static string Unit(ContractRule rule) => rule.Unit switch
    {
        null => "",
        _ when Comparison.IsPercent(rule) => " %",
        var unit => $" {unit}",
    };

    private static string Capital(string words) => words.Length == 0 || words.Contains('_', StringComparison.Ordinal) && !words.Contains(' ', StringComparison.Ordinal)
        ? words
        : char.ToUpperInvariant(words[0]) + words[1..];
}
