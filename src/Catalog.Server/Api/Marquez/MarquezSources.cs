using Catalog.Core.Lineage.Reading;
using Catalog.Server.Api.Lineage;

namespace Catalog.Server.Api.Marquez;

/// <summary>Where datasets lie.</summary>
public sealed record MarquezSource(string Type, string Name, DateTime CreatedAt, DateTime UpdatedAt, string ConnectionUrl, string? Description);

/// <summary>The sources of the datasets that this person may see: what their dataSource facet calls them, else their namespace.</summary>
internal static class MarquezSources
{
    /// <summary>Of a larger mesh the first by name are read.</summary>
    private const int MostDatasets = 20_000;
    private const int AtOnce = 1000;

    public static async Task<IResult> ListAsync(HttpContext http, int? limit, int? offset, CancellationToken ct) =>
        Results.Ok(new { sources = MarquezLists.Paged(await ReadAsync(await http.ReaderAsync(), ct), limit, offset) });

    public static async Task<IResult> FindAsync(HttpContext http, CancellationToken ct) =>
        (await ReadAsync(await http.ReaderAsync(), ct)).FirstOrDefault(s => s.Name == http.Name("source")) is { } found ? Results.Ok(found) : MarquezEndpoints.Refuse(404, $"Source '{http.Name("source")}' not found.");

    private static async Task<IReadOnlyList<MarquezSource>> ReadAsync(MarquezReader reader, CancellationToken ct)
    {
        var graph = reader.Moment.Graph;
        var numbers = MarquezLists.Visible(reader).Where(p => !graph.Nodes[p].IsJob).Select(p => graph.Nodes[p].Number).Take(MostDatasets);
        var sources = new Dictionary<string, MarquezSource>(StringComparer.Ordinal);
        foreach (var some in numbers.Chunk(AtOnce))
            foreach (var dataset in await reader.Records.DatasetsAsync(some, ct))
            {
                var source = Of(reader, dataset);
                sources[source.Name] = sources.TryGetValue(source.Name, out var known) ? Together(known, source) : source;
            }
        return [.. sources.Values.OrderBy(s => s.Name, StringComparer.Ordinal)];
    }

    private static MarquezSource Of(MarquezReader reader, DatasetRecord stored)
    {
        var dataset = reader.Dataset(stored, null, null, columns: false);
        var address = dataset.Facets.Facets.Text("dataSource", "uri") ?? (stored.Namespace.Contains("://", StringComparison.Ordinal) ? stored.Namespace : "");
        var scheme = address.IndexOf(':', StringComparison.Ordinal);
        return new MarquezSource(scheme > 0 ? address[..scheme].ToUpperInvariant() : "UNKNOWN", dataset.SourceName, dataset.CreatedAt, dataset.UpdatedAt, address, null);
    }

    private static MarquezSource Together(MarquezSource one, MarquezSource other)
    {
        var latest = other.UpdatedAt > one.UpdatedAt ? other : one;
        return latest with { CreatedAt = one.CreatedAt < other.CreatedAt ? one.CreatedAt : other.CreatedAt };
    }
}
