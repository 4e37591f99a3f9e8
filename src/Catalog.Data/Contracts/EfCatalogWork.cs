using Catalog.Core.Contracts;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<DataContract?> ContractAsync(string contractId, CancellationToken ct)
    {
        var hash = KeyHash.Folded(contractId);
        return db.DataContracts.Include(c => c.Versions).SingleOrDefaultAsync(c => c.ContractIdHash == hash, ct);
    }
}
