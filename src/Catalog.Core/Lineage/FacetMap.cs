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

/// <summary>Facets by their key, few and sorted. Joining two maps keeps the later of each facet.</summary>
[JsonConverter(typeof(FacetMapJson))]
public sealed class FacetMap : IEquatable<FacetMap>
{
    private readonly KeyValuePair<string, Facet>[] facets;

    private FacetMap(KeyValuePair<string, Facet>[] facets) => this.facets = facets;

    public static FacetMap Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<string, Facet>> All => facets;

    public int Count => facets.Length;

    public Facet? Find(string key) => PlaceOf(key) is >= 0 and var place ? facets[place].Value : null;

    /// <summary>The facet's JSON; <c>null</c> when there is none or it was deleted.</summary>
    public string? this[string key] => Find(key)?.Json;

    /// <summary>Facets in whatever order; of the same key the last.</summary>
    public static FacetMap Of(ReadOnlySpan<KeyValuePair<string, Facet>> facets)
    {
        if (facets.Length == 0) return Empty;
        if (facets.Length == 1) return new FacetMap([facets[0]]);
        var last = new Dictionary<string, Facet>(facets.Length);
        foreach (var (key, facet) in facets) last[key] = facet;
        return Of(last);
    }

    /// <summary>Facets with different keys, in whatever order.</summary>
    public static FacetMap Of(IReadOnlyDictionary<string, Facet> facets)
    {
        var sorted = facets.ToArray();
        if (sorted.Length > 1) Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return sorted.Length == 0 ? Empty : new FacetMap(sorted);
    }

    public FacetMap Join(FacetMap other)
    {
        if (other.facets.Length == 0 || ReferenceEquals(this, other)) return this;
        if (facets.Length == 0) return other;
        var joined = new List<KeyValuePair<string, Facet>>(facets.Length + other.facets.Length);
        var (mine, theirs, learned) = (0, 0, false);
        while (mine < facets.Length && theirs < other.facets.Length)
        {
            var (have, more) = (facets[mine], other.facets[theirs]);
            var order = string.CompareOrdinal(have.Key, more.Key);
            var later = order == 0 ? Facet.Later(have.Value, more.Value) : order < 0 ? have.Value : more.Value;
            learned |= order > 0 || (order == 0 && !ReferenceEquals(later, have.Value));
            joined.Add(new(order <= 0 ? have.Key : more.Key, later));
            if (order <= 0) mine++;
            if (order >= 0) theirs++;
        }
        if (!learned && theirs == other.facets.Length) return this;
        for (; mine < facets.Length; mine++) joined.Add(facets[mine]);
        for (; theirs < other.facets.Length; theirs++) joined.Add(other.facets[theirs]);
        return new FacetMap([.. joined]);
    }

    public bool Equals(FacetMap? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || facets.Length != other.facets.Length) return false;
        for (var i = 0; i < facets.Length; i++)
            if (facets[i].Key != other.facets[i].Key || facets[i].Value != other.facets[i].Value) return false;
        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FacetMap);

    public override int GetHashCode() => facets.Length == 0 ? 0 : HashCode.Combine(facets.Length, facets[0].Key, facets[^1].Value);

    private int PlaceOf(string key)
    {
        for (var i = 0; i < facets.Length; i++)
            if (facets[i].Key == key) return i;
        return -1;
    }
}

/// <summary>Facets as they are stored.</summary>
public sealed class FacetMapJson : JsonConverter<FacetMap>
{
    public override FacetMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize<Dictionary<string, Facet>>(ref reader, options) is { Count: > 0 } facets ? FacetMap.Of(facets) : FacetMap.Empty;

    public override void Write(Utf8JsonWriter writer, FacetMap value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, facet) in value.All)
        {
            writer.WriteStartObject(key);
            writer.WriteString("at", facet.At);
            writer.WriteString("json", facet.Json);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
