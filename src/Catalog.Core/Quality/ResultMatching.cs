using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>
/// Where a result belongs: a stored rule says so, or exactly one output port carries a dataset of the asset's name.
/// Anything less certain is a suggestion for a person.
/// </summary>
internal sealed class ResultMatching(ICatalogWork work)
{
    private readonly Dictionary<string, IReadOnlyList<PortCandidate>> byAsset = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<MatchRule>? rules;

    public async Task<(DataProductId Product, PortId Port)?> FindAsync(SuiteResult result, CancellationToken ct)
    {
        rules ??= await work.MatchRulesAsync(ct);
        if (rules.LastOrDefault(r => r.Fits(result.DataSource, result.Asset, result.Suite)) is { } rule) return (rule.ProductId, rule.PortId);
        if (result.Asset is not { Length: > 0 } asset) return null;
        if (!byAsset.TryGetValue(asset, out var ports)) byAsset[asset] = ports = await work.PortsOfAssetAsync(asset, ct);
        return ports.Select(p => p.PortId).Distinct().Count() == 1 ? (ports[0].ProductId, ports[0].PortId) : null;
    }
}
