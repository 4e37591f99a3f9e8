using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>A dataset of an event: its name, and the facets that are understood here.</summary>
internal static class DatasetParts
{
    /// <param name="stated">Takes what the dataset's <c>lineage</c> facet says.</param>
    public static DatasetReading Of(JsonElement element, EventPart part, string? runFacets, DateTimeOffset at, List<StatedSource> stated)
    {
        if (element.ValueKind != JsonValueKind.Object) throw new UnusableEventException($"{part} is not an object.");
        var (ns, name) = (element.Name("namespace", part), element.Name("name", part));
        var all = element.OptionalObject("facets");
        var kept = Facets.Of(element, part, at);
        var ofRun = runFacets is null ? FacetMap.Empty : Facets.Of(element, part, at, runFacets, whole: true);
        if (all is not { } facets) return new DatasetReading(ns, name) { Facets = kept, RunFacets = ofRun };
        // The newer facet supersedes the older one where both are there.
        var explicitly = facets.TryGetProperty("lineage", out var lineage) && lineage.ValueKind == JsonValueKind.Object;
        if (explicitly) stated.AddRange(StatedLineage.OfDataset(lineage, new NodeName(false, ns, name)));
        return new DatasetReading(ns, name)
        {
            Facets = kept,
            RunFacets = ofRun,
            Fields = SchemaParts.Of(facets, part),
            Aliases = Aliases(facets),
            Sources = !explicitly && facets.TryGetProperty("columnLineage", out var columns) ? ColumnSources.Of(columns) : [],
        };
    }

    private static IReadOnlyList<AliasReading> Aliases(JsonElement facets)
    {
        List<AliasReading>? read = null;
        if (facets.TryGetProperty("symlinks", out var symlinks))
            foreach (var each in symlinks.Elements("identifiers"))
                if (Alias(each, each.OptionalWords("type") is { Length: <= 100 } type ? type : null) is { } alias) (read ??= []).Add(alias);
        // A renamed dataset is the one of before: its former name leads to it.
        if (facets.TryGetProperty("lifecycleStateChange", out var change) && change.OptionalText("lifecycleStateChange") == "RENAME"
            && change.TryGetProperty("previousIdentifier", out var previous) && Alias(previous, "RENAME") is { } former) (read ??= []).Add(former);
        return read is null ? [] : read;
    }

    private static AliasReading? Alias(JsonElement identifier, string? type) =>
        identifier.UsableName("namespace") is { } ns && identifier.UsableName("name") is { } name ? new AliasReading(ns, name, type) : null;
}
