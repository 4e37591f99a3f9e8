using Catalog.Core.Shared;

namespace Catalog.Core.Lineage;

/// <summary>The projector applied events of the log up to this position.</summary>
public sealed record LineageLearned(long Position) : CatalogEvent;

/// <summary>Somebody proposed or decided about an edge, or a rule ended it.</summary>
public sealed record LineageEdgeReviewed(LineageEdgeId EdgeId) : CatalogEvent;
