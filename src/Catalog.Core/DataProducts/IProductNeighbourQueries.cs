using Catalog.Core.People;

namespace Catalog.Core.DataProducts;

/// <summary>
/// Declared lineage between products: A feeds B when an input port or an input contract of B names a contract of an
/// output port of A. What the actor may not see is one anonymous gap per product.
/// </summary>
public interface IProductNeighbourQueries
{
    /// <summary>Per product, what it is built from. A product without such is not in the answer.</summary>
    Task<IReadOnlyDictionary<DataProductId, ProductNeighbours>> FeedsAsync(IReadOnlyCollection<DataProductId> products, Actor actor, CancellationToken ct);

    /// <summary>Per product, what is built from it. A product without such is not in the answer.</summary>
    Task<IReadOnlyDictionary<DataProductId, ProductNeighbours>> ReadersAsync(IReadOnlyCollection<DataProductId> products, Actor actor, CancellationToken ct);
}

/// <summary>The products next to one; <paramref name="SomethingHidden"/> says that there is more which this actor may not see.</summary>
public sealed record ProductNeighbours(IReadOnlyList<ProductNeighbour> Products, bool SomethingHidden);

/// <summary>A product on the other end of declared contracts.</summary>
public sealed record ProductNeighbour(
    DataProductId Id, DataProductKey Key, string Title, Lifecycle Lifecycle, Visibility Visibility, DateOnly? EndDate, Named? Team, IReadOnlyList<NeighbourLink> Links);

/// <summary>What connects two products: a contract, kept by that output port. Contract and port are <c>null</c> where the actor may not read the details of both ends.</summary>
public sealed record NeighbourLink(string? ContractId, string? OutputPort);
