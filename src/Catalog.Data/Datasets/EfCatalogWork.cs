using Catalog.Core.DataProducts;
using Catalog.Core.Datasets;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<IReadOnlyList<Dataset>> DatasetsAsync(IReadOnlyCollection<DatasetReference> names, CancellationToken ct)
    {
        var hashes = names.Select(n => KeyHash.Exact(n.Namespace, n.Name)).ToList();
        return hashes.Count == 0 ? [] : await db.Datasets.Where(d => hashes.Contains(d.NameHash)).ToListAsync(ct);
    }
}
