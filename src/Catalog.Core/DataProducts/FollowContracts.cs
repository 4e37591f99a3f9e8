using Catalog.Core.Datasets;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.DataProducts;

/// <summary>Derives the datasets behind ports anew when the contracts they carry came in or changed.</summary>
public sealed class FollowContracts(ICatalogWorkFactory works, TimeProvider clock)
{
    private const int BatchSize = 100;

    /// <summary>What others change meanwhile is done again so often.</summary>
    private const int Tries = 12;

    /// <summary>Answers a conflict when somebody else changed one of the products again and again. The contracts are stored, whatever it answers.</summary>
    public async Task<Refusal.Conflict?> FollowAsync(IReadOnlyCollection<string> contractIds, Actor actor, CancellationToken ct)
    {
        for (var left = Tries; left > 0; left--)
            if (await FollowOnceAsync(contractIds, actor, ct) is null) return null;
        return new Refusal.Conflict("The contract is stored, but the products that carry it kept changing: the datasets behind their ports follow with the next change of the contract or of the product.");
    }

    private async Task<Refusal.Conflict?> FollowOnceAsync(IReadOnlyCollection<string> contractIds, Actor actor, CancellationToken ct)
    {
        IReadOnlyList<DataProductId> ids;
        await using (var look = works.Open()) ids = await look.ProductsCarryingAsync(contractIds, ct);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            await using var work = works.Open();
            var products = await work.ProductsAsync(batch, ct);
            var before = products.ToDictionary(p => p.Id, Behind);
            await new PortDatasets(work, actor, clock).DeriveAsync(products, ct);
            // The contract was stored and told of before: who followed it then did not see these.
            DataProductId[] changed = [.. products.Where(p => !before[p.Id].SetEquals(Behind(p))).Select(p => p.Id)];
            var now = clock.GetUtcNow();
            if (changed.Length > 0) work.Raise(new DatasetsDerived(changed) { EventId = Guid.CreateVersion7(now), At = now });
            if (await work.SaveAsync(ct) is { } conflict) return conflict;
        }
        return null;
    }

    private static HashSet<(PortId, DatasetId)> Behind(DataProduct product) => [.. product.Ports.SelectMany(port => port.Datasets.Select(d => (port.Id, d.DatasetId)))];
}
