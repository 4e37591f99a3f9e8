using Catalog.Core.Contracts;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;

namespace Catalog.UI.DataProducts;

/// <summary>What pickers offer of what the actor may see.</summary>
internal static class Picking
{
    private const int Most = 20;

    /// <summary>Contracts by a part of their id or name.</summary>
    public static async Task<IReadOnlyList<PickOption>> PickAsync(this IContractQueries contracts, string typed, Actor actor, CancellationToken ct) =>
        [.. (await contracts.ListAsync(new ContractFilter { Text = typed }, new PageRequest(null, Most), actor, ct)).Items.Select(c => new PickOption(c.ContractId, c.ContractId, c.Name))];

    /// <summary>Products by a part of their key or title.</summary>
    public static async Task<IReadOnlyList<PickOption>> PickAsync(this IDataProductQueries products, string typed, Actor actor, CancellationToken ct) =>
        [.. (await products.ListAsync(new ProductFilter { Text = typed }, ProductSort.Default, new PageRequest(null, Most), actor, ct)).Items.Select(p => new PickOption(p.Key.ToString(), p.Key.ToString(), p.Title))];
}
