using Catalog.Core.DataProducts;
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

    /// <summary>Teams by these keys, as far as there are.</summary>
    Task<IReadOnlyList<TeamId>> TeamIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>Domains by these keys, as far as there are.</summary>
    Task<IReadOnlyList<DomainId>> DomainIdsAsync(IReadOnlyCollection<string> keys, CancellationToken ct);

    /// <summary>The redirect that leads away from this old key of a domain or team, if any.</summary>
    Task<KeyRedirect?> RedirectAsync(RedirectKind kind, string oldKey, CancellationToken ct);

    /// <summary>Redirects away from these old keys of products.</summary>
    Task<IReadOnlyList<KeyRedirect>> ProductRedirectsAsync(IReadOnlyCollection<string> oldKeys, CancellationToken ct);

    /// <summary>The products of the domain, without those of its sub-domains and without ports, tags and terms: for moving them.</summary>
    Task<IReadOnlyList<DataProduct>> ProductsInDomainAsync(DomainId domain, CancellationToken ct);

    /// <summary>The parent of every domain.</summary>
    Task<IReadOnlyDictionary<DomainId, DomainId?>> DomainParentsAsync(CancellationToken ct);
}
