using System.Globalization;
using System.Text.Json;
using Catalog.Core.Quality;

namespace Catalog.Connectors.GreatExpectations;

/// <summary>How values are spread, from whichever part of a result tells it.</summary>
internal static class DistributionReading
{
    private const int MaxLabel = 200;

    public static Distribution? Read(JsonElement result, JsonElement? kwargs)
    {
        var details = result.Member("details");
        if (Quantiles(result.Member("observed_value"), kwargs.Member("quantile_ranges").Member("value_ranges")) is { } quantiles) return quantiles;
        if (Shares(details.Member("observed_partition"), details.Member("expected_partition") ?? kwargs.Member("partition_object")) is { } shares) return shares;
        if (Counts(details.Member("value_counts")) is { Count: > 0 } values) return new(DistributionKind.Values, values);
        return Counts(result.Member("partial_unexpected_counts")) is { Count: > 0 } unexpected ? new(DistributionKind.Unexpected, unexpected) : null;
    }

    private static List<DistributionPart> Counts(JsonElement? counts)
    {
        if (counts is not { ValueKind: JsonValueKind.Array } list) return [];
        return [.. list.EnumerateArray().Where(c => c.Decimal("count") is >= 0).Select(c => new DistributionPart(Label(c.Member("value")), c.Decimal("count")!.Value)).OrderByDescending(p => p.Seen).Take(Distribution.MostParts)];
    }

    /// <summary>Weights of values, or of the ranges between the edges of bins, as percent.</summary>
    private static Distribution? Shares(JsonElement? observed, JsonElement? expected)
    {
        if (observed.Member("weights") is not { ValueKind: JsonValueKind.Array } weights) return null;
        var labels = Labels(observed);
        var wanted = Labels(expected).Zip(Numbers(expected.Member("weights"))).DistinctBy(p => p.First).ToDictionary(p => p.First ?? "", p => p.Second);
        var parts = labels.Zip(Numbers(weights), (label, weight) => wanted.TryGetValue(label ?? "", out var share) && share is { } usual
            ? new DistributionPart(label, Percent(weight ?? 0), Percent(usual), Percent(usual))
            : new DistributionPart(label, Percent(weight ?? 0))).Take(Distribution.MostParts).ToList();
        return parts.Count == 0 ? null : new(DistributionKind.Shares, parts);
    }

    private static Distribution? Quantiles(JsonElement? observed, JsonElement? ranges)
    {
        if (observed.Member("quantiles") is not { ValueKind: JsonValueKind.Array } quantiles || observed.Member("values") is not { ValueKind: JsonValueKind.Array } values) return null;
        var bounds = ranges is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(r => Numbers(r).ToList()).ToList() : [];
        var parts = Numbers(quantiles).Zip(Numbers(values)).Select((pair, i) => (pair, i)).Where(p => p.pair is { First: >= 0 and <= 1, Second: not null })
            .Select(p => new DistributionPart(string.Create(CultureInfo.InvariantCulture, $"{p.pair.First * 100:0.##} %"), p.pair.Second!.Value, Bound(bounds, p.i, 0), Bound(bounds, p.i, 1))).Take(Distribution.MostParts).ToList();
        return parts.Count == 0 ? null : new(DistributionKind.Quantiles, parts);
    }

    private static decimal? Bound(List<List<decimal?>> bounds, int quantile, int side) => bounds.Count > quantile && bounds[quantile].Count == 2 ? bounds[quantile][side] : null;

    private static List<string?> Labels(JsonElement? partition)
    {
        if (partition.Member("values") is { ValueKind: JsonValueKind.Array } values) return [.. values.EnumerateArray().Take(Distribution.MostParts).Select(v => Label(v))];
        if (partition.Member("bins") is not { ValueKind: JsonValueKind.Array } bins) return [];
        var edges = bins.EnumerateArray().Take(Distribution.MostParts + 1).Select(b => Label(b)).ToList();
        return [.. edges.Zip(edges.Skip(1), (from, to) => (string?)$"{from} to {to}")];
    }

    private static IEnumerable<decimal?> Numbers(JsonElement? list) => list is { ValueKind: JsonValueKind.Array } numbers
        ? numbers.EnumerateArray().Select(n => n.ValueKind == JsonValueKind.Number && n.TryGetDecimal(out var number) ? number : (decimal?)null)
        : [];

    private static decimal Percent(decimal weight) => weight is >= -1 and <= 1 ? decimal.Round(weight * 100, 4) : weight;

    private static string? Label(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString() is "NaN" ? null : Cut(text.GetString()!),
        { } other => Cut(other.GetRawText()),
    };

    private static string Cut(string text) => text.Length <= MaxLabel ? text : text[..MaxLabel];
}
