using Catalog.Core.Shared;

namespace Catalog.Core.People;

/// <summary>A role was given to or taken from somebody.</summary>
public sealed record RightsChanged(PersonId PersonId) : CatalogEvent;
