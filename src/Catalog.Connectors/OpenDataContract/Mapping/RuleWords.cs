using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>A quality rule as a sentence: <c>At most 1 % of customer_id may be missing.</c></summary>
internal static class RuleWords
{
    private static readonly string[] Operators =
    [
        "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeGreaterThanOrEqualTo", "mustBeLessThan",
        "mustBeLessOrEqualTo", "mustBeLessThanOrEqualTo", "mustBeBetween", "mustNotBeBetween",
    ];

    public static ContractRule Rule(MappingNode node, string? subject)
    {
        var metric = node.Text("metric") ?? node.Text("rule");
        var type = node.Text("type") ?? (node.Contains("query") ? "sql" : node.Contains("engine") ? "custom" : metric is null ? "text" : "library");
        var comparison = Operators.FirstOrDefault(node.Contains);
        IReadOnlyList<string> values = comparison is null ? [] : node[comparison] is SequenceNode list
            ? [.. list.Items.Select(TermsMapping.Value)]
            : [TermsMapping.Value(node[comparison])];
        var rule = new ContractRule
        {
            Sentence = "",
            Id = node.Text("id"),
            Name = node.Text("name"),
            Type = type,
            Description = node.Text("description"),
            Metric = metric,
            Operator = comparison,
            Values = values,
            Unit = node.Text("unit"),
            Dimension = node.Text("dimension"),
            Severity = node.Text("severity"),
            BusinessImpact = node.Text("businessImpact"),
            Schedule = node.Text("schedule"),
            Query = node.Text("query"),
            Engine = node.Text("engine"),
            Implementation = node["implementation"] is null ? null : TermsMapping.Value(node["implementation"]),
            Tags = node.Texts("tags"),
        };
        var sentence = Sentence(rule, subject, node);
        // Texts are written once for many fields, with this in the place of the name.
        return rule with { Sentence = subject is null ? sentence : sentence.Replace("{field}", subject, StringComparison.Ordinal) };
    }

    private static string Sentence(ContractRule rule, string? subject, MappingNode node) => rule.Type switch
    {
        "text" => Ended(rule.Description ?? rule.Name ?? "A rule without words"),
        "sql" => $"{Named(rule, "The result of a query")} must be {Comparison.Words(rule)}.",
        "custom" when (rule.Description ?? rule.Name) is { } words => $"{Ended(words)} Checked by {rule.Engine ?? "another tool"}.",
        "custom" when Check(node.Mapping("implementation")) is { } name => $"{subject ?? "The whole table"}: {name}. Checked by {rule.Engine ?? "another tool"}.",
        "custom" => $"A rule is checked by {rule.Engine ?? "another tool"}.",
        _ when rule.Metric is not null => MetricWords.Sentence(rule, subject, node.Mapping("arguments") ?? node),
        _ => Ended(rule.Description ?? rule.Name ?? "A rule without words"),
    };

    private static string Named(ContractRule rule, string otherwise) => (rule.Description ?? rule.Name)?.TrimEnd('.') is { } words
        ? rule.Type is "sql" ? $"{words}: the result" : words
        : otherwise;

    /// <summary>What tools call the check, in words: <c>is_not_null</c> of dqx, <c>expect_…</c> of Great Expectations.</summary>
    private static string? Check(MappingNode? implementation) => (implementation.Mapping("check").Text("function") ?? implementation.Text("type"))?.Replace('_', ' ').Trim() is not { Length: > 0 } words ? null
        : words.StartsWith("expect ", StringComparison.Ordinal) ? words["expect ".Length..] : words;

    private static string Ended(string words) => words is [.., '.' or '!' or '?'] ? words : words + ".";
}
