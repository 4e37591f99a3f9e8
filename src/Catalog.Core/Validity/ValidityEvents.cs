using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>A product was judged anew by its own data, override or policy.</summary>
public sealed record ValidityJudged(DataProductId ProductId, bool Turned) : CatalogEvent;

/// <summary>A product is in another state than before, for whatever reason, and that is on record. For SUSPECT, <paramref name="Source"/> is the nearest broken product upstream.</summary>
public sealed record ValidityTurned(DataProductId ProductId, ValidityState From, ValidityState To, DateTimeOffset Since, DataProductId? Source = null) : CatalogEvent;

/// <summary>The rules of a domain or of the mesh changed: everything below is judged anew.</summary>
public sealed record PolicyChanged(PolicyScope Scope, Guid SubjectId) : CatalogEvent;
