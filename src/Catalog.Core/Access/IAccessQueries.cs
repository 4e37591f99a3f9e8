using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>The reading side of access: one's own requests and grants, and those on products one decides about.</summary>
public interface IAccessQueries
{
    /// <summary>The request, for its asker and for those who look after the product.</summary>
    Task<AccessRequestRow?> RequestAsync(Actor actor, AccessRequestId id, CancellationToken ct);

    Task<Page<AccessRequestRow>> RequestsAsync(Actor actor, AccessRequestFilter filter, PageRequest page, CancellationToken ct);

    Task<GrantRow?> GrantAsync(Actor actor, GrantId id, CancellationToken ct);

    Task<Page<GrantRow>> GrantsAsync(Actor actor, GrantFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>Products with a grant of this person that holds now.</summary>
    Task<IReadOnlyList<DataProductId>> GrantedProductsAsync(PersonId person, DateTimeOffset now, CancellationToken ct);

    /// <summary>What the page for asking shows; <c>null</c> when the actor may not know of the product.</summary>
    Task<AccessOffer?> OfferAsync(Actor actor, DataProductKey key, CancellationToken ct);
}

/// <summary>Whose: one's own, or those on products one looks after.</summary>
public enum AccessScope { Mine, OnMyProducts }

/// <summary>Which requests. <paramref name="ToDecide"/>: open ones that this actor may decide.</summary>
public sealed record AccessRequestFilter(AccessScope Scope, AccessRequestState? State = null, DataProductId? Product = null, bool ToDecide = false);

/// <summary>Where a grant stands now.</summary>
public enum GrantState { Holding, Ended, Revoked }

/// <summary>Which grants.</summary>
public sealed record GrantFilter(AccessScope Scope, GrantState? State = null, DataProductId? Product = null, bool ToProvision = false, PersonId? Person = null);

/// <summary>A request with the names a reader needs.</summary>
public sealed record AccessRequestRow(
    AccessRequestId Id, string ProductKey, DataProductId ProductId, string PortName, PersonId PersonId, string Person, string Purpose, DateTimeOffset Until, DateTimeOffset AskedAt,
    AccessRequestState State, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason, long Version, GrantId? GrantId, DateTimeOffset? GrantEndsAt, DateTimeOffset? ProvisionedAt, string? ProvisionedBy,
    bool MayDecide);

/// <summary>A grant with the names a reader needs.</summary>
public sealed record GrantRow(
    GrantId Id, AccessRequestId RequestId, string ProductKey, DataProductId ProductId, string PortName, PersonId PersonId, string Person, string Purpose, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string GrantedBy,
    DateTimeOffset? ProvisionedAt, string? ProvisionedBy, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevokedReason, GrantState State, long Version, bool MayDecide);

/// <summary>What somebody can ask for, who decides, and how long that usually takes.</summary>
/// <param name="MedianDecision">Over the last 50 decisions about this product, else about all; <c>null</c> while there are none.</param>
public sealed record AccessOffer(
    DataProductId ProductId, string Key, string Title, string? Purpose, Visibility Visibility, Lifecycle Lifecycle, string Domain, string? Team, Decision May, IReadOnlyList<OfferedPort> Ports,
    IReadOnlyList<string> Deciders, TimeSpan? MedianDecision, bool MedianIsOfMesh);

/// <summary>An output port, with what this actor has asked or holds of it.</summary>
public sealed record OfferedPort(PortId Id, string Name, string PortVersion, string? Description, Tier? Tier, string? Technology, DateTimeOffset? AskedAt, DateTimeOffset? HeldUntil);
