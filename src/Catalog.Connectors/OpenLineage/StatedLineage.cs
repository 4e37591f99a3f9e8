using System.Text.Json;
using Catalog.Core.Lineage;

namespace Catalog.Connectors.OpenLineage;

/// <summary>The lineage facet 1-0-0, of a job or of a dataset.</summary>
internal static class StatedLineage
{
    public static IReadOnlyList<StatedSource> OfJob(JsonElement job, NodeName own)
    {
        if (job.OptionalObject("facets") is not { } facets || !facets.TryGetProperty("lineage", out var lineage)) return [];
        var stated = new List<StatedSource>();
        foreach (var entry in lineage.Elements("entries"))
            if (Node(entry, own) is { } target) Collect(entry, target, own, stated);
        return stated;
    }

    public static IReadOnlyList<StatedSource> OfDataset(JsonElement lineage, NodeName target)
    {
        var stated = new List<StatedSource>();
        Collect(lineage, target, null, stated);
        return stated;
    }

    private static void Collect(JsonElement entry, NodeName target, NodeName? own, List<StatedSource> stated)
    {
        foreach (var input in entry.Elements("inputs")) Add(input, null);
        if (!entry.TryGetProperty("fields", out var fields) || fields.ValueKind != JsonValueKind.Object) return;
        foreach (var field in fields.EnumerateObject().Where(f => f.Name.Length is > 0 and <= Texts.MaxName && !f.Name.Contains('\0', StringComparison.Ordinal)))
            foreach (var input in field.Value.Elements("inputs")) Add(input, field.Name);

        void Add(JsonElement input, string? toField)
        {
            if (Node(input, own) is not { } source || (source.IsJob && source == target)) return;
            var from = source.IsJob ? null : input.UsableName("field") ?? (toField is null ? null : ColumnSources.WholeDataset);
            stated.Add(new StatedSource(source, target, from, toField, ColumnSources.Transformations(input)));
        }
    }

    // A job without a name is the event's own.
    private static NodeName? Node(JsonElement element, NodeName? own)
    {
        if (element.ValueKind != JsonValueKind.Object) return null;
        var (ns, name) = (element.UsableName("namespace"), element.UsableName("name"));
        return element.OptionalText("type") switch
        {
            "JOB" when ns is null && name is null && !element.TryGetProperty("namespace", out _) && !element.TryGetProperty("name", out _) => own,
            "JOB" when ns is not null && name is not null => new NodeName(true, ns, name),
            "DATASET" when ns is not null && name is not null => new NodeName(false, ns, name),
            _ => null,
        };
    }
}
