using Catalog.Core.Shared;

namespace Catalog.Core.Contracts;

/// <summary>A version of a contract came in, or was replaced by its source.</summary>
public sealed record ContractChanged(DataContractId DataContractId, string ContractId, string Number, string By) : CatalogEvent;
