namespace Catalog.Connectors.OpenDataContract;

/// <summary>What a document is, told by its content.</summary>
internal enum DocumentKind
{
    Product,
    Contract,
    /// <summary>ODCS 2.2: other keys (<c>uuid</c>, <c>dataset</c>, <c>quantumName</c>) under the same kind.</summary>
    OldContract,
    CatalogRecord,
    LineageEvent,
    ValidationResult,
    DataContractSpecification,
    Unknown,
}
