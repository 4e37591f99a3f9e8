using Catalog.Core.Activity;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public Task<bool> InTrailAsync(ActivityEntryId id, CancellationToken ct) => db.ActivityEntries.AnyAsync(a => a.Id == id, ct);
}
