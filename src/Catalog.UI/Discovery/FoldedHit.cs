using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;

namespace Catalog.UI.Discovery;

/// <summary>A hit with those of its own that stood below it on the page: the ports, datasets, contracts and pages of a product.</summary>
public sealed record FoldedHit(SearchHit Hit, DataProductKey? Product, IReadOnlyList<SearchHit> Own)
{
    /// <summary>
    /// Parts of a product do not compete with it under the same name. One that stands above its product, because it is
    /// what was typed, stays there, and what belongs to no product of the page stands for itself.
    /// </summary>
    public static IReadOnlyList<FoldedHit> Of(IReadOnlyList<SearchHit> hits, ProductsBehind behind)
    {
        var folded = new List<(SearchHit Hit, DataProductKey? Product, List<SearchHit> Own)>();
        var heads = new Dictionary<DataProductKey, List<SearchHit>>();
        foreach (var hit in hits)
        {
            var product = ProductOf(hit, behind);
            if (hit.Type != SearchType.Product && product is { } key && heads.TryGetValue(key, out var own))
            {
                own.Add(hit);
                continue;
            }
            var mine = new List<SearchHit>();
            if (hit.Type == SearchType.Product && product is { } head) heads[head] = mine;
            folded.Add((hit, product, mine));
        }
        return [.. folded.Select(f => new FoldedHit(f.Hit, f.Product, f.Own))];
    }

    private static DataProductKey? ProductOf(SearchHit hit, ProductsBehind behind) => hit.Type switch
    {
        SearchType.Dataset => behind.Datasets.TryGetValue(new DatasetReference(hit.Parent ?? "", hit.Name), out var product) ? product : null,
        SearchType.Contract => behind.Contracts.TryGetValue(hit.Key, out var carrier) ? carrier : null,
        _ => HitLinks.ProductOf(hit),
    };
}
