using Catalog.Core.Access;
using Catalog.Core.Domains;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Domains;

/// <summary>The tree of domains.</summary>
public sealed record DomainList(IReadOnlyList<DomainRow> Rows);

public sealed partial class DomainsPage
{
    [Inject] public required IDomainQueries Domains { get; init; }

    // A steward makes sub-domains, an administrator any.
    private bool MayCreate => Authorisation.Decide(Actor, MeshAction.CreateDomain).Allowed || Actor.Stewards.Count > 0;

    protected override async Task<DomainList?> ReadAsync(CancellationToken ct) => new(await Domains.TreeAsync(Actor, ct));
}
