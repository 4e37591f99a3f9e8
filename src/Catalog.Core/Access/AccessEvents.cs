using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Somebody asked for access to a port.</summary>
public sealed record AccessAsked(AccessRequestId RequestId, DataProductId ProductId) : CatalogEvent;

/// <summary>A request was approved, denied or withdrawn.</summary>
public sealed record AccessDecided(AccessRequestId RequestId, DataProductId ProductId) : CatalogEvent;

/// <summary>A grant was marked as made real in the technology.</summary>
public sealed record GrantProvisioned(GrantId GrantId, DataProductId ProductId) : CatalogEvent;

/// <summary>A grant ended: its time came or it was revoked.</summary>
public sealed record GrantEnded(GrantId GrantId, DataProductId ProductId) : CatalogEvent;

/// <summary>A grant has little time left.</summary>
public sealed record GrantEnding(GrantId GrantId, DataProductId ProductId) : CatalogEvent;

/// <summary>A token was revoked.</summary>
public sealed record TokenRevoked(ApiTokenId TokenId) : CatalogEvent;
