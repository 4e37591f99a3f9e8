using Catalog.Core.Contracts;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>The contract with all its versions.</summary>
    Task<DataContract?> ContractAsync(string contractId, CancellationToken ct);
}
