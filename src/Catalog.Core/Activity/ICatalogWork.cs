using Catalog.Core.Activity;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Whether the trail holds this entry.</summary>
    Task<bool> InTrailAsync(ActivityEntryId id, CancellationToken ct);
}
