using Catalog.Core.DataProducts;
using Catalog.Core.Imports;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<ImportRun?> ImportRunAsync(ImportRunId id, CancellationToken ct);

    Task<OwnershipProposal?> ProposalAsync(OwnershipProposalId id, CancellationToken ct);

    /// <summary>The open proposal for that field of the product, if any.</summary>
    Task<OwnershipProposal?> OpenProposalAsync(DataProductId product, string field, CancellationToken ct);
}
