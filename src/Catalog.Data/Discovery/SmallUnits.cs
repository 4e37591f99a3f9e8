using System.Runtime.CompilerServices;
using Catalog.Core.Shared;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Discovery;

/// <summary>Units of what a mesh has few of.</summary>
internal static class SmallUnits
{
    private const int Portion = 500;

    public static async IAsyncEnumerable<IReadOnlyList<Guid>> InPortionsAsync<TId>(this IQueryable<TId> ids, CatalogDbContext db, [EnumeratorCancellation] CancellationToken ct) where TId : struct, ICatalogId<TId>
    {
        await using var owned = db;
        foreach (var portion in (await ids.ToListAsync(ct)).Chunk(Portion)) yield return [.. portion.Select(id => id.Value)];
    }
}
