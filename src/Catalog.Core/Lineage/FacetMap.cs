using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Catalog.Core.Lineage;

/// <summary>A facet as it was last said; <c>null</c> when it was deleted. Events bring millions of them, so none is an object of its own.</summary>
public readonly record struct Facet(DateTimeOffset At, string? Json)
{
    /// <summary>Whether the other is the later one; of two at the same instant that whose text comes last, so that order never matters.</summary>
    public bool YieldsTo(Facet other) => At != other.At ? At < other.At : string.CompareOrdinal(Json, other.Json) < 0;
}

/// <summary>Facets by their key, few and sorted. Joining two maps keeps the later of each facet.</summary>
[JsonConverter(typeof(FacetMapJson))]
public sealed class FacetMap : IEquatable<FacetMap>
{
    private const int Few = 32;

    private readonly KeyValuePair<string, Facet>[] facets;

    private FacetMap(KeyValuePair<string, Facet>[] facets) => this.facets = facets;

    public static FacetMap Empty { get; } = new([]);

    public IEnumerable<KeyValuePair<string, Facet>> All => facets;

    public int Count => facets.Length;

    /// <summary>The facet, deleted ones too; <c>null</c> when it was never said.</summary>
    public Facet? Find(string key) => PlaceOf(key) is >= 0 and var place ? facets[place].Value : null;

    /// <summary>The facet's JSON; <c>null</c> when there is none or it was deleted.</summary>
    public string? this[string key] => Find(key)?.Json;

    /// <summary>Facets in whatever order; of the same key the last.</summary>
    public static FacetMap Of(ReadOnlySpan<KeyValuePair<string, Facet>> facets)
    {
        if (facets.Length == 0) return Empty;
        if (facets.Length > Few) return Many(facets);
        var sorted = new KeyValuePair<string, Facet>[facets.Length];
        var count = 0;
        foreach (var facet in facets)
        {
            var (place, order) = (count, -1);
            while (place > 0 && (order = string.CompareOrdinal(sorted[place - 1].Key, facet.Key)) > 0) place--;
            if (place > 0 && order == 0)
            {
                sorted[place - 1] = facet;
                continue;
            }
            Array.Copy(sorted, place, sorted, place + 1, count++ - place);
            sorted[place] = facet;
        }
        return new FacetMap(count == sorted.Length ? sorted : sorted[..count]);
    }

    // Somebody may send very many.
    private static FacetMap Many(ReadOnlySpan<KeyValuePair<string, Facet>> facets)
    {
        var last = new Dictionary<string, Facet>(facets.Length);
        foreach (var (key, facet) in facets) last[key] = facet;
        var sorted = last.ToArray();
        Array.Sort(sorted, (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return new FacetMap(sorted);
    }

    public FacetMap Join(FacetMap other)
    {
        if (other.facets.Length == 0 || ReferenceEquals(this, other)) return this;
        if (facets.Length == 0) return other;
        var joined = new KeyValuePair<string, Facet>[facets.Length + other.facets.Length];
        var (mine, theirs, count, learned) = (0, 0, 0, false);
        while (mine < facets.Length && theirs < other.facets.Length)
        {
            var (have, more) = (facets[mine], other.facets[theirs]);
            var order = string.CompareOrdinal(have.Key, more.Key);
            var theirsHolds = order > 0 || (order == 0 && have.Value.YieldsTo(more.Value));
            learned |= theirsHolds;
            joined[count++] = theirsHolds ? more : have;
            if (order <= 0) mine++;
            if (order >= 0) theirs++;
        }
        if (!learned && theirs == other.facets.Length) return this;
        for (; mine < facets.Length; mine++) joined[count++] = facets[mine];
        for (; theirs < other.facets.Length; theirs++) joined[count++] = other.facets[theirs];
        return new FacetMap(count == joined.Length ? joined : joined[..count]);
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

/// <summary>Facets as they are stored: each with its own JSON as it came. Earlier releases stored that as a text, under another name.</summary>
public sealed class FacetMapJson : JsonConverter<FacetMap>
{
    private const string At = "at";
    private const string Said = "said";
    private const string Text = "json";

    public override FacetMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var stored = JsonDocument.ParseValue(ref reader);
        var facets = new List<KeyValuePair<string, Facet>>();
        foreach (var facet in stored.RootElement.EnumerateObject())
        {
            var json = facet.Value.TryGetProperty(Said, out var said) ? said.GetRawText() : facet.Value.TryGetProperty(Text, out var text) ? text.GetString() : null;
            facets.Add(new(facet.Name, new Facet(facet.Value.GetProperty(At).GetDateTimeOffset(), json)));
        }
        return FacetMap.Of(CollectionsMarshal.AsSpan(facets));
    }

    public override void Write(Utf8JsonWriter writer, FacetMap value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, facet) in value.All)
        {
            writer.WriteStartObject(key);
            writer.WriteString(At, facet.At);
            if (facet.Json is { } json)
            {
                // It was JSON when it came.
                writer.WritePropertyName(Said);
                writer.WriteRawValue(json, skipInputValidation: true);
            }
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }
}
