using Catalog.Core.DataProducts;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>The people around many products, asked for all of them at once.</summary>
public sealed class Audiences
{
    private readonly IReadOnlyDictionary<DomainId, DomainId?> parents;
    private readonly ILookup<TeamId?, PersonId> members;
    private readonly ILookup<DomainId?, PersonId> stewards;
    private readonly IReadOnlyList<PersonId> administrators;
    private readonly ILookup<DataProductId, PersonId> grantees;

    private Audiences(IReadOnlyDictionary<DomainId, DomainId?> parents, IReadOnlyList<RoleAssignment> roles, IReadOnlyList<(DataProductId Product, PersonId Person)> grants)
    {
        this.parents = parents;
        members = roles.Where(r => r.TeamId is not null).ToLookup(r => r.TeamId, r => r.PersonId);
        stewards = roles.Where(r => r.Role == Role.Steward).ToLookup(r => r.DomainId, r => r.PersonId);
        administrators = [.. roles.Where(r => r.Role == Role.Administrator).Select(r => r.PersonId)];
        grantees = grants.ToLookup(g => g.Product, g => g.Person);
    }

    public static async Task<Audiences> OfAsync(IReadOnlyCollection<ProductFacts> products, ICatalogWork work, DateTimeOffset now, CancellationToken ct)
    {
        var above = await work.DomainParentsAsync(ct);
        var domains = products.Select(p => p.DomainId).Distinct().SelectMany(d => DomainPath.Of(d, above)).Distinct().ToList();
        return new Audiences(
            above,
            await work.AssignmentsAsync([.. products.Select(p => p.TeamId).OfType<TeamId>().Distinct()], domains, ct),
            await work.GranteesAsync([.. products.Select(p => p.Id)], now, ct));
    }

    /// <summary>The people around one of them.</summary>
    public Audience Of(ProductFacts product) => new(
        product,
        product.TeamId is { } team ? members[team] : [],
        DomainsOf(product).SelectMany(d => stewards[d]),
        administrators,
        grantees[product.Id]);

    /// <summary>The product's domain and those above it, nearest first.</summary>
    public IReadOnlyList<DomainId> DomainsOf(ProductFacts product) => DomainPath.Of(product.DomainId, parents);
}
