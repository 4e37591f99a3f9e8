using System.Globalization;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>Service levels in words.</summary>
internal static class PromiseWords
{
    public static ContractPromise Promise(MappingNode node, string elementKey, string? defaultElement)
    {
        var property = node.Text("property") ?? "promise";
        var value = node.Text("value");
        var unit = node.Text("unit");
        var element = node.Text(elementKey) ?? defaultElement;
        return new()
        {
            Property = property,
            Value = value,
            Unit = unit,
            Element = element,
            Driver = node.Text("driver"),
            Description = node.Text("description"),
            Schedule = node.Text("schedule"),
            Duration = value is null ? null : TimeUnits.Duration(value, unit),
            Sentence = Sentence(property, value, unit, node.Text("valueExt"), element),
        };
    }

    private static string Sentence(string property, string? value, string? unit, string? more, string? element)
    {
        if (value is null) return $"{Capital(Spaced(property))}: not said.";
        var amount = TimeUnits.Words(value, unit);
        var of = element is null ? "" : $" ({element})";
        return property.ToUpperInvariant() switch
        {
            "LATENCY" or "LY" => $"At most {amount} {(amount.StartsWith("1 ", StringComparison.Ordinal) && amount.LastIndexOf(' ') == 1 ? "passes" : "pass")} until new data is there{of}.",
            "FRESHNESS" or "TIMELINESS" => $"Fresh within {amount}{of}.",
            "RETENTION" or "RE" => $"Kept for {amount}{of}.",
            "FREQUENCY" or "FY" => $"Updated every {Each(value, unit)}{Until(more, value, unit)}{of}.",
            "AVAILABILITY" or "AV" => $"Available {(unit is null && !value.Contains('%', StringComparison.Ordinal) ? value : Percent(value, unit))} of the time{of}.",
            "GENERALAVAILABILITY" or "GA" when IsTime(value) => $"Generally available since {value}{of}.",
            "ENDOFSUPPORT" or "ES" when IsTime(value) => $"Supported until {value}{of}.",
            "ENDOFLIFE" or "EL" when IsTime(value) => $"Ends on {value}{of}.",
            "TIMEOFAVAILABILITY" => $"Ready at {value}{of}.",
            "THROUGHPUT" or "TH" => $"Carries at least {amount}{of}.",
            "ERRORRATE" or "ER" => $"At most {Percent(value, unit)} of requests fail{of}.",
            "TIMETODETECT" or "TD" => $"Problems are noticed within {amount}{of}.",
            "TIMETONOTIFY" or "TN" => $"You are told within {amount}{of}.",
            "TIMETOREPAIR" or "TR" => $"Problems are repaired within {amount}{of}.",
            _ => $"{Capital(Spaced(property))}: {amount}{of}.",
        };
    }

    private static bool IsTime(string value) => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Each(string value, string? unit) => value is "1" && TimeUnits.Name(unit) is { } name ? name : TimeUnits.Words(value, unit);

    private static string Until(string? more, string value, string? unit) =>
        more is null || more == value ? "" : $" to {TimeUnits.Words(more, unit)}";

    private static string Percent(string value, string? unit) => unit is null or "%" or "percent"
        ? value.TrimEnd('%', ' ') + " %"
        : string.Create(CultureInfo.InvariantCulture, $"{value} {unit}");

    internal static string Spaced(string camel) =>
        string.Concat(camel.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(camel[i - 1]) ? $" {char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
