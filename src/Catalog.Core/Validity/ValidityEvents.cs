using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Validity;

/// <summary>A product was judged anew by its own data, override or policy.</summary>
public sealed record ValidityJudged(DataProductId ProductId, bool Turned) : CatalogEvent;

/// <summary>
/// Products are in another state than before, and that is on record: one, or all that turned together for the same
/// reason. For SUSPECT, <paramref name="Source"/> is the nearest broken product upstream of them.
/// </summary>
public sealed record ValidityTurned(ValidityState To, IReadOnlyList<ValidityTurn> Turns, DataProductId? Source = null) : CatalogEvent;

/// <summary>One product that turned.</summary>
public sealed record ValidityTurn(DataProductId ProductId, ValidityState From, DateTimeOffset Since);

/// <summary>The rules of a domain or of the mesh changed: everything below is judged anew.</summary>
public sealed record PolicyChanged(PolicyScope Scope, Guid SubjectId) : CatalogEvent;
