using System.Runtime.InteropServices;
using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>Facets as they are. Schema and lineage are kept where they are understood, because they are large and come with every event.</summary>
internal static class Facets
{
    private static readonly string[] Elsewhere = ["schema", "columnLineage", "lineage", "symlinks"];

    public static FacetMap Of(JsonElement parent, EventPart part, DateTimeOffset at, string key = "facets", bool whole = false)
    {
        if (!parent.TryGetProperty(key, out var facets) || facets.ValueKind == JsonValueKind.Null) return FacetMap.Empty;
        if (facets.ValueKind != JsonValueKind.Object) throw new UnusableEventException($"{part}.{key} is not an object.");
        var read = new List<KeyValuePair<string, Facet>>();
        foreach (var facet in facets.EnumerateObject())
        {
            if (facet.Value.ValueKind == JsonValueKind.Null) continue;
            var name = Words.Name(facet);
            if (!whole && Elsewhere.Contains(name)) continue;
            if (name.Length is 0 or > Texts.MaxName || name.Contains('\0', StringComparison.Ordinal)) throw new UnusableEventException($"{part}.{key} has a key that is empty, too long or holds a NUL.");
            var deleted = facet.Value.ValueKind == JsonValueKind.Object && facet.Value.TryGetProperty("_deleted", out var mark) && mark.ValueKind == JsonValueKind.True;
            read.Add(new(name, new Facet(at, deleted ? null : Words.Raw(facet.Value))));
        }
        return FacetMap.Of(CollectionsMarshal.AsSpan(read));
    }
}
