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
