using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports;

/// <summary>A document wants to change who owns a product or where it belongs; somebody with the rights has to decide.</summary>
public sealed record OwnershipProposed(OwnershipProposalId ProposalId, DataProductId ProductId) : CatalogEvent;

/// <summary>That was decided.</summary>
public sealed record OwnershipDecided(OwnershipProposalId ProposalId, DataProductId ProductId) : CatalogEvent;

/// <summary>An import came to its end.</summary>
public sealed record ImportFinished(ImportRunId RunId) : CatalogEvent;

/// <summary>A second product claims a dataset that stands behind an output port of <paramref name="HolderId"/>, which keeps it.</summary>
public sealed record DatasetDisputed(DataProductId ProductId, DataProductId HolderId, string Namespace, string Name, string By) : CatalogEvent;

/// <summary>A steward decided which of the two it stands behind.</summary>
public sealed record DatasetClaimDecided(DataProductId ProductId, DataProductId HolderId, string Namespace, string Name) : CatalogEvent;
