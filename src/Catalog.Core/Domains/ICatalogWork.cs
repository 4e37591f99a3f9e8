using Catalog.Core.Domains;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>By key, old keys included.</summary>
    Task<Domain?> DomainAsync(string key, CancellationToken ct);

    Task<Domain?> DomainAsync(DomainId id, CancellationToken ct);

    /// <summary>By key, old keys included.</summary>
    Task<Team?> TeamAsync(string key, CancellationToken ct);

    Task<Team?> TeamAsync(TeamId id, CancellationToken ct);
}
