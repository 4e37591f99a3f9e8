using Catalog.Core.Lineage;
using Catalog.Core.Lineage.View;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Lineage;

internal sealed class LineageSchemaQueries(IDbContextFactory<CatalogDbContext> contexts) : ILineageSchemaQueries
{
    public async Task<IReadOnlyDictionary<long, IReadOnlyList<SchemaField>>> NewestAsync(IReadOnlyCollection<long> datasets, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var wanted = datasets.ToArray();
        var newest = await db.SchemaVersions.AsNoTracking()
            .Where(v => wanted.Contains(v.DatasetNumber) && !db.SchemaVersions.Any(later => later.DatasetNumber == v.DatasetNumber && later.LastSeenAt > v.LastSeenAt))
            .Select(v => new { v.DatasetNumber, v.Fields }).ToListAsync(ct);
        return newest.GroupBy(v => v.DatasetNumber).ToDictionary(v => v.Key, v => v.First().Fields);
    }
}
