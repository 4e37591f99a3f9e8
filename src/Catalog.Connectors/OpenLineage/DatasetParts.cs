using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>A dataset of an event: its name, and the facets that are understood here.</summary>
internal static class DatasetParts
{
    public static (DatasetReading Dataset, IReadOnlyList<StatedSource> Stated) Of(JsonElement element, string path, string? runFacets, DateTimeOffset at)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new UnusableEventException($"{path} is not an object.");
        var (ns, name) = (element.Name("namespace", path + ".namespace"), element.Name("name", path + ".name"));
        var facets = element.OptionalObject("facets");
        var read = new DatasetReading(ns, name)
        {
            Facets = Facets.Of(element, path + ".facets", at),
            RunFacets = runFacets is null ? FacetMap.Empty : Facets.Of(element, $"{path}.{runFacets}", at, runFacets, whole: true),
        };
        if (facets is not { } all) return (read, []);
        var stated = all.TryGetProperty("lineage", out var lineage) && lineage.ValueKind == JsonValueKind.Object ? lineage : (JsonElement?)null;
        return (read with
        {
            Fields = SchemaParts.Of(all, path),
            Aliases = [.. Aliases(all)],
            // The newer facet supersedes the older one where both are there.
            Sources = stated is null && all.TryGetProperty("columnLineage", out var columns) ? ColumnSources.Of(columns) : [],
        }, stated is { } explicitly ? StatedLineage.OfDataset(explicitly, new NodeName(false, ns, name)) : []);
    }

    private static IEnumerable<AliasReading> Aliases(JsonElement facets)
    {
        if (facets.TryGetProperty("symlinks", out var symlinks))
            foreach (var each in symlinks.Elements("identifiers"))
                if (Alias(each, each.OptionalWords("type") is { Length: <= 100 } type ? type : null) is { } alias) yield return alias;
        // A renamed dataset is the one of before: its former name leads to it.
        if (facets.TryGetProperty("lifecycleStateChange", out var change) && change.OptionalText("lifecycleStateChange") == "RENAME"
            && change.TryGetProperty("previousIdentifier", out var previous) && Alias(previous, "RENAME") is { } former) yield return former;
    }

    private static AliasReading? Alias(JsonElement identifier, string? type) =>
        identifier.UsableName("namespace") is { } ns && identifier.UsableName("name") is { } name ? new AliasReading(ns, name, type) : null;
}
