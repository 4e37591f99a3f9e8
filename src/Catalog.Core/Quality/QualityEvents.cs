using Catalog.Core.DataProducts;
using Catalog.Core.Shared;

namespace Catalog.Core.Quality;

/// <summary>A result came in for a port.</summary>
public sealed record ResultArrived(ValidationResultId ResultId, DataProductId ProductId) : CatalogEvent;

/// <summary>A result came in that belongs to no port we know.</summary>
public sealed record ResultUnmatched(ValidationResultId ResultId) : CatalogEvent;

/// <summary>Somebody said where results like this first one belong, or that they belong nowhere.</summary>
public sealed record ResultDecided(ValidationResultId First) : CatalogEvent;
