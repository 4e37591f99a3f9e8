using Catalog.Core.DataProducts;
using Catalog.Core.Imports;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<ImportRun?> ImportRunAsync(ImportRunId id, CancellationToken ct) => await db.ImportRuns.FindAsync([id], ct);

    public async Task<OwnershipProposal?> ProposalAsync(OwnershipProposalId id, CancellationToken ct) => await db.OwnershipProposals.FindAsync([id], ct);

    public Task<OwnershipProposal?> OpenProposalAsync(DataProductId product, string field, CancellationToken ct) =>
        db.OwnershipProposals.FirstOrDefaultAsync(p => p.ProductId == product && p.Field == field && p.State == ProposalState.Open, ct);
}
