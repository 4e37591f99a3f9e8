using Catalog.Core.Domains;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

internal static class DomainsBelow
{
    /// <summary>These domains and everything below them; a circle of parents ends where it began.</summary>
    public static async Task<DomainId[]> ReadAsync(CatalogDbContext db, IReadOnlyCollection<DomainId> tops, CancellationToken ct)
    {
        var children = (await db.Domains.AsNoTracking().Where(d => d.ParentId != null).Select(d => new { d.Id, d.ParentId }).ToListAsync(ct)).ToLookup(d => d.ParentId!.Value, d => d.Id);
        var below = tops.ToHashSet();
        var open = new Queue<DomainId>(below);
        while (open.TryDequeue(out var id))
            foreach (var child in children[id].Where(below.Add)) open.Enqueue(child);
        return [.. below];
    }
}
