using System.Text.Json;

namespace Catalog.Core.Lineage.Reading;

/// <summary>A name in an ownership facet, and what it is: <c>team</c>, <c>MAINTAINER</c>.</summary>
public sealed record StatedOwner(string Name, string? Type);

/// <summary>Values from facets. Producers write what they like, so a value of another kind counts as absent.</summary>
public static class FacetTexts
{
    private const int MostInAList = 200;

    public static string? Text(this FacetMap facets, string facet, string property) => Read(facets, facet, said => Text(said, property));

    public static long? Number(this FacetMap facets, string facet, string property) => Read(facets, facet, said =>
        said.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : (long?)null);

    public static DateTimeOffset? Time(this FacetMap facets, string facet, string property) => Read(facets, facet, said =>
        said.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time.ToUniversalTime() : (DateTimeOffset?)null);

    public static IReadOnlyList<StatedOwner> Owners(this FacetMap facets) =>
        Read(facets, "ownership", said => List(said, "owners").Select(o => Text(o, "name") is { Length: > 0 } name ? new StatedOwner(name, Text(o, "type")) : null).OfType<StatedOwner>().Distinct().ToList()) ?? [];

    /// <summary>Tags of the thing itself, without those of its fields: <c>key</c>, or <c>key=value</c>.</summary>
    public static IReadOnlyList<string> Tags(this FacetMap facets) =>
        Read(facets, "tags", said => List(said, "tags").Where(t => Text(t, "field") is null).Select(t => Text(t, "key") is not { } key ? null : Text(t, "value") is { Length: > 0 } value && value != "true" ? $"{key}={value}" : key)
            .OfType<string>().Distinct().ToList()) ?? [];

    /// <summary>The figures of columns in a <c>dataQualityMetrics</c> facet; <c>null</c> when it has none.</summary>
    public static ColumnMeasures? Measures(this FacetMap facets)
    {
        const string Metrics = "dataQualityMetrics";
        var columns = Read(facets, Metrics, said => !said.TryGetProperty("columnMetrics", out var all) || all.ValueKind != JsonValueKind.Object ? null
            : all.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Object).Take(MostInAList)
                .Select(c => new ColumnFigures(c.Name, (long?)Number(c.Value, "nullCount"), (long?)Number(c.Value, "distinctCount"), Number(c.Value, "min"), Number(c.Value, "max")))
                .Where(c => (c.Nulls ?? c.Distinct ?? c.Least ?? c.Greatest) is not null).OrderBy(c => c.Column, StringComparer.Ordinal).ToList());
        return columns is { Count: > 0 } ? new ColumnMeasures(facets.Find(Metrics)!.Value.At, columns) : null;

        static decimal? Number(JsonElement said, string property) => said.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number is > long.MinValue and < long.MaxValue ? number : null;
    }

    private static IEnumerable<JsonElement> List(JsonElement said, string property) =>
        said.TryGetProperty(property, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object).Take(MostInAList) : [];

    internal static string? Text(this JsonElement said, string property) =>
        said.ValueKind == JsonValueKind.Object && said.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static T? Read<T>(FacetMap facets, string facet, Func<JsonElement, T?> read)
    {
        if (facets[facet] is not { } json) return default;
        using var said = JsonDocument.Parse(json);
        return said.RootElement.ValueKind == JsonValueKind.Object ? read(said.RootElement) : default;
    }
}
