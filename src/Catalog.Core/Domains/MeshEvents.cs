using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

/// <summary>A domain, team, person, term, tag or certification level changed. <paramref name="Kind"/> is its noun.</summary>
public sealed record MeshChanged(string Kind, Guid Id, string Key) : CatalogEvent;
