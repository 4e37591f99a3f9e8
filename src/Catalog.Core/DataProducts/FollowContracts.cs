using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Derives the datasets behind ports anew when the contracts they carry came in or changed.</summary>
public sealed class FollowContracts(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>Answers a conflict when somebody else changed one of the products just now.</summary>
    public async Task<Refusal.Conflict?> FollowAsync(IReadOnlyCollection<string> contractIds, Actor actor, CancellationToken ct)
    {
        IReadOnlyList<DataProductId> ids;
        await using (var look = works.Open()) ids = await look.ProductsCarryingAsync(contractIds, ct);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var work = works.Open();
            await new PortDatasets(work, actor, clock).DeriveAsync(await work.ProductsAsync(batch, ct), ct);
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
        }
        return null;
    }
}
