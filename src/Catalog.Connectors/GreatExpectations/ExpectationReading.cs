using System.Globalization;
using System.Text.Json;
using Catalog.Core.Imports;
using Catalog.Core.Quality;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>One expectation's result in any of the dialects and result formats.</summary>
internal static class ExpectationReading
{
    private const int MaxExamples = 20;
    private const int MaxText = 2000;
    private static readonly string[] Ours = ["batch_id", "result_format", "include_config", "catch_exceptions"];
    private static readonly string[] ColumnArguments = ["column", "column_A", "column_B"];

    public static CheckedExpectation Read(JsonElement item)
    {
        var config = item.Member("expectation_config") ?? item;
        var result = item.Member("result") ?? default;
        var arguments = config.Member("kwargs") is { ValueKind: JsonValueKind.Object } kwargs
            ? kwargs.EnumerateObject().Where(a => !Ours.Contains(a.Name)).DistinctBy(a => a.Name).ToDictionary(a => a.Name, a => a.Value.GetRawText())
            : [];
        var problem = Problem(item.Member("exception_info"));
        return new CheckedExpectation
        {
            Type = config.Text("type") ?? config.Text("expectation_type") ?? "expectation",
            Outcome = problem is not null ? ExpectationOutcome.NotRun : item.Flag("success") == true ? ExpectationOutcome.Passed : ExpectationOutcome.Failed,
            Arguments = arguments,
            Columns = Columns(config.Member("kwargs")),
            Critical = (config.Text("severity") ?? config.Member("meta").Text("severity")) is { } severity && severity.Equals("critical", StringComparison.OrdinalIgnoreCase),
            Mostly = config.Member("kwargs")?.Decimal("mostly") is { } mostly and < 1 ? mostly : null,
            Elements = result.Whole("element_count"),
            Unexpected = result.Whole("unexpected_count"),
            Missing = result.Whole("missing_count"),
            UnexpectedPercent = result.Decimal("unexpected_percent"),
            Observed = result.Member("observed_value") is { } observed ? Cut(observed.GetRawText()) : null,
            Examples = Examples(result),
            Distribution = DistributionReading.Read(result, config.Member("kwargs")),
            Problem = problem is null ? null : Cut(problem),
            Note = Note(config.Member("meta")) ?? (config.Text("description") is { } description ? Cut(description) : null),
        };
    }

    /// <summary>Says what cannot be true of the figures.</summary>
    public static void Doubt(CheckedExpectation expectation, List<Finding> findings)
    {
        var about = expectation.Columns.Count == 0 ? expectation.Type : $"{expectation.Type} on {string.Join(", ", expectation.Columns)}";
        if (expectation is { Elements: { } all, Unexpected: { } bad } && (bad > all || bad < 0 || all < 0))
            findings.Add(new(FindingSeverity.Warning, "counts", "$.results", null, string.Create(CultureInfo.InvariantCulture, $"{about} counts {bad} unexpected values among {all}; it is left out of the record loss.")));
        else if (expectation is { Elements: > 0 and var elements, Unexpected: { } unexpected, UnexpectedPercent: { } percent } && !Agree(elements, expectation.Missing ?? 0, unexpected, percent))
            findings.Add(new(FindingSeverity.Warning, "percent", "$.results", null, string.Create(CultureInfo.InvariantCulture, $"{about} says {percent} % for {unexpected} of {elements}; the counts are used.")));
        else if (expectation.UnexpectedPercent is < 0 or > 100)
            findings.Add(new(FindingSeverity.Warning, "percent", "$.results", null, string.Create(CultureInfo.InvariantCulture, $"{about} says {expectation.UnexpectedPercent} %, which is not between 0 and 100.")));
    }

    /// <summary>The share is of all values, or of those that are not missing.</summary>
    private static bool Agree(long elements, long missing, long unexpected, decimal percent) =>
        Near(unexpected * 100m / elements, percent) || elements <= missing || Near(unexpected * 100m / (elements - missing), percent);

    private static bool Near(decimal a, decimal b) => Math.Abs(a - b) < 0.01m;

    private static IReadOnlyList<string> Columns(JsonElement? kwargs)
    {
        if (kwargs is not { ValueKind: JsonValueKind.Object } arguments) return [];
        var named = ColumnArguments.Select(name => arguments.Text(name)).OfType<string>().ToList();
        if (arguments.Member("column_list") is { ValueKind: JsonValueKind.Array } list)
            named.AddRange(list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.String).Select(c => c.GetString()!));
        return named;
    }

    /// <summary>Why it could not run: flat, or keyed by the metric that failed.</summary>
    private static string? Problem(JsonElement? info)
    {
        if (info is not { ValueKind: JsonValueKind.Object } exception) return null;
        if (exception.Member("raised_exception") is not null) return exception.Flag("raised_exception") == true ? Message(exception) : null;
        foreach (var metric in exception.EnumerateObject())
            if (metric.Value.Flag("raised_exception") == true) return Message(metric.Value);
        return null;
    }

    private static string Message(JsonElement exception) => exception.Text("exception_message") ?? "The check broke off without saying why.";

    private static IReadOnlyList<string?> Examples(JsonElement result)
    {
        var list = result.Member("partial_unexpected_list") ?? result.Member("unexpected_list");
        if (list is not { ValueKind: JsonValueKind.Array } values) return [];
        return [.. values.EnumerateArray().Take(MaxExamples).Select(Value)];
    }

    private static string? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString() is "NaN" ? null : Cut(value.GetString()!),
        _ => Cut(value.GetRawText()),
    };

    private static string? Note(JsonElement? meta)
    {
        var notes = meta.Member("notes");
        var content = notes is { ValueKind: JsonValueKind.Object } formatted ? formatted.Member("content") : notes;
        return content switch
        {
            { ValueKind: JsonValueKind.String } text => Cut(text.GetString()!),
            { ValueKind: JsonValueKind.Array } lines => Cut(string.Join(' ', lines.EnumerateArray().Where(l => l.ValueKind == JsonValueKind.String).Select(l => l.GetString()))),
            _ => null,
        };
    }

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText];
}
