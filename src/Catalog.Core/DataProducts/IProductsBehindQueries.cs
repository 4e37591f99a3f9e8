using Catalog.Core.People;

namespace Catalog.Core.DataProducts;

/// <summary>The products that datasets and contracts belong to, for lists in which all of them stand.</summary>
public interface IProductsBehindQueries
{
    /// <summary>What belongs to no product, to one that the actor may not see, or (a contract) to several is missing.</summary>
    Task<ProductsBehind> FindAsync(IReadOnlyCollection<DatasetReference> datasets, IReadOnlyCollection<string> contracts, Actor actor, CancellationToken ct);
}

/// <summary>Products by the dataset behind their output ports, and by the id of the contract that their output ports carry.</summary>
public sealed record ProductsBehind(IReadOnlyDictionary<DatasetReference, DataProductKey> Datasets, IReadOnlyDictionary<string, DataProductKey> Contracts);
