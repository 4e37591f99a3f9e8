using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.Validity;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>The product of that key, old keys included; <c>null</c> when there is none.</summary>
    Task<CheckedProduct?> CheckedProductAsync(DataProductKey key, CancellationToken ct);

    Task<IReadOnlyList<CheckedProduct>> CheckedProductsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    Task<IReadOnlyList<ProductValidity>> ValiditiesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>Policies in force for the mesh, for any domain, and for these products and ports.</summary>
    Task<IReadOnlyList<ValidityPolicy>> PoliciesAsync(IReadOnlyCollection<Guid> subjects, CancellationToken ct);

    /// <summary>Overrides of these products that nobody ended yet.</summary>
    Task<IReadOnlyList<ValidityOverride>> OverridesAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>Products whose state time alone changes by then, the longest due first.</summary>
    Task<IReadOnlyList<DataProductId>> DueProductsAsync(DateTimeOffset by, int limit, CancellationToken ct);

    /// <summary>Per port, when a complete run last wrote one of its datasets.</summary>
    Task<IReadOnlyDictionary<PortId, DateTimeOffset>> WrittenAsync(IReadOnlyCollection<PortId> ports, CancellationToken ct);

    /// <summary>Products of whose output ports' datasets lineage learned something at that place of its log.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsWrittenAsync(long position, CancellationToken ct);

    /// <summary>Adds to what the gate was asked, at once and whatever other nodes add meanwhile. Answers a conflict when one of them began the same count just now.</summary>
    Task<Refusal.Conflict?> CountGateAsync(IReadOnlyCollection<GateCount> counts, CancellationToken ct);

    /// <summary>Deletes what the gate was asked before then, at once.</summary>
    Task ForgetGateCountsAsync(DateTimeOffset before, CancellationToken ct);

    /// <summary>Products of these domains (of the whole mesh for <c>null</c>) that have something to judge: they were judged, or a run wrote them.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsToJudgeBelowAsync(IReadOnlyCollection<DomainId>? domains, CancellationToken ct);

    /// <summary>Which of these products have something to judge.</summary>
    Task<IReadOnlyList<DataProductId>> ProductsToJudgeAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    /// <summary>Incidents of these products that are not over; also those that this piece of work opened.</summary>
    Task<IReadOnlyList<Incident>> OpenIncidentsAsync(IReadOnlyCollection<DataProductId> products, CancellationToken ct);

    Task<Incident?> IncidentAsync(IncidentId id, CancellationToken ct);

    /// <summary>Which products are on record as reached by these incidents.</summary>
    Task<IReadOnlyList<IncidentReach>> IncidentReachesAsync(IReadOnlyCollection<IncidentId> incidents, CancellationToken ct);
}
