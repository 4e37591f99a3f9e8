using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Validity;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    Task<IReadOnlyList<ProductValidity>> ValiditiesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>Policies in force for the mesh, for any domain, and for these products and ports.</summary>
    Task<IReadOnlyList<ValidityPolicy>> PoliciesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>Overrides of these products that nobody ended yet.</summary>
    Task<IReadOnlyList<ValidityOverride>> OverridesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>Products whose state time alone changes by then, the longest due first.</summary>
    Task<IReadOnlyList<DataProductId>> DueProductsAsync(DateTimeOffset by, int limit, CancellationToken ct);

    /// <summary>What the gate was asked in these minutes.</summary>
    Task<IReadOnlyList<GateCount>> GateCountsAsync(IReadOnlyCollection<DateTimeOffset> minutes, CancellationToken ct);

    /// <summary>Judged products of these domains; of the whole mesh for <c>null</c>.</summary>
    Task<IReadOnlyList<DataProductId>> JudgedProductsAsync(IReadOnlyCollection<DomainId>? domains, CancellationToken ct);
}
