using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>Where a result belongs, and whether this actor may send for it.</summary>
internal sealed record ResultMatch(DataProductId Product, PortId Port, Decision Sending);

/// <summary>
/// Where a result belongs: a stored rule says so, or exactly one output port carries a dataset of the asset's name.
/// Anything less certain is a suggestion for a person. Of products that this actor may not know of, it knows nothing.
/// </summary>
internal sealed class ResultMatching(ICatalogWork work, Actor actor)
{
    private readonly Dictionary<string, IReadOnlyList<PortCandidate>> byAsset = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<RuleInForce>? rules;

    /// <summary>A rule of others counts only where nothing else says where a result belongs: it must not draw away what is this actor's own.</summary>
    public async Task<ResultMatch?> FindAsync(string? dataSource, string? asset, string? suite, CancellationToken ct)
    {
        rules ??= await work.MatchRulesAsync(ct);
        var ruled = rules.Where(r => r.Rule.Fits(dataSource, asset, suite)).Select(r => Match(r.Product, r.Rule.PortId)).OfType<ResultMatch>().ToList();
        if (ruled.FindLast(m => m.Sending.Allowed) is { } own) return own;
        if (asset is { Length: > 0 })
        {
            if (!byAsset.TryGetValue(asset, out var ports)) byAsset[asset] = ports = await work.PortsOfAssetAsync(asset, ct);
            if (ports.DistinctBy(p => p.PortId).Select(p => Match(p.Product, p.PortId)).OfType<ResultMatch>().ToList() is [var only]) return only;
        }
        return ruled.LastOrDefault();
    }

    private ResultMatch? Match(ProductFacts product, PortId port)
    {
        var sending = Authorisation.Decide(actor, ProductAction.SendResults, product);
        return sending.Allowed || Authorisation.Decide(actor, ProductAction.See, product).Allowed ? new(product.Id, port, sending) : null;
    }
}
