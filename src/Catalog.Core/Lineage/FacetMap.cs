using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Core.Lineage;

/// <summary>A facet as it was last said; <c>null</c> when it was deleted.</summary>
public sealed record Facet(DateTimeOffset At, string? Json)
{
    /// <summary>The later one; of two at the same instant the one whose text comes last, so that order never matters.</summary>
    public static Facet Later(Facet one, Facet other)
    {
        if (one.At != other.At) return one.At > other.At ? one : other;
        return string.CompareOrdinal(one.Json, other.Json) >= 0 ? one : other;
    }
}

/// <summary>Facets by their key. Joining two maps keeps the later of each facet.</summary>
[JsonConverter(typeof(FacetMapJson))]
public sealed class FacetMap
{
    private readonly ImmutableSortedDictionary<string, Facet> facets;

    private FacetMap(ImmutableSortedDictionary<string, Facet> facets) => this.facets = facets;

    public static FacetMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, Facet>(StringComparer.Ordinal));

    public IEnumerable<KeyValuePair<string, Facet>> All => facets;

    public int Count => facets.Count;

    public Facet? Find(string key) => facets.GetValueOrDefault(key);

    /// <summary>The facet's JSON; <c>null</c> when there is none or it was deleted.</summary>
    public string? this[string key] => facets.TryGetValue(key, out var facet) ? facet.Json : null;

    public static FacetMap Of(IEnumerable<KeyValuePair<string, Facet>> facets) => new(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, facets));

    public FacetMap Join(FacetMap other)
    {
        if (other.facets.Count == 0) return this;
        if (facets.Count == 0) return other;
        var joined = facets;
        foreach (var (key, facet) in other.facets)
        {
            var later = facets.TryGetValue(key, out var have) ? Facet.Later(have, facet) : facet;
            if (!ReferenceEquals(later, have)) joined = joined.SetItem(key, later);
        }
        return ReferenceEquals(joined, facets) ? this : new FacetMap(joined);
    }
}

/// <summary>Facets as they are stored.</summary>
public sealed class FacetMapJson : JsonConverter<FacetMap>
{
    public override FacetMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, Facet>>(ref reader, options) is { Count: > 0 } facets ? FacetMap.Of(facets) : FacetMap.Empty;

    public override void Write(Utf8JsonWriter writer, FacetMap value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All.ToDictionary(f => f.Key, f => f.Value), options);
}
