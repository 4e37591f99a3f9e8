using System.Collections.Frozen;
using Catalog.Core.Access;
using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>
/// People seen from one product: who of them may do what with it now, asked of the one decision. Rights that only a
/// claim gives are not known here, so that nobody is told too much.
/// </summary>
public sealed class Audience
{
    private readonly ProductFacts product;
    private readonly HashSet<PersonId> members;
    private readonly HashSet<PersonId> stewards;
    private readonly HashSet<PersonId> administrators;
    private readonly HashSet<PersonId> grantees;

    internal Audience(ProductFacts product, IEnumerable<PersonId> members, IEnumerable<PersonId> stewards, IEnumerable<PersonId> administrators, IEnumerable<PersonId> grantees)
        => (this.product, this.members, this.stewards, this.administrators, this.grantees) = (product, [.. members], [.. stewards], [.. administrators], [.. grantees]);

    /// <summary>Those who own it.</summary>
    public IReadOnlyCollection<PersonId> Members => members;

    /// <summary>Those whose grant on it holds now.</summary>
    public IReadOnlyCollection<PersonId> Grantees => grantees;

    public static async Task<Audience> OfAsync(ProductFacts product, ICatalogWork work, DateTimeOffset now, CancellationToken ct) => (await Audiences.OfAsync([product], work, now, ct)).Of(product);

    public bool May(PersonId person, ProductAction action) => Authorisation.Decide(Seen(person), action, product).Allowed;

    /// <summary>
    /// Who decides about access, without the asker: the owning team, else the domain's stewards; administrators only
    /// where nobody else can.
    /// </summary>
    public IReadOnlyList<PersonId> Deciders(PersonId asker)
    {
        var near = members.Concat(stewards).Distinct().Where(p => p != asker && May(p, ProductAction.DecideAccess)).ToList();
        return near.Count > 0 ? near : [.. administrators.Where(p => p != asker && May(p, ProductAction.DecideAccess))];
    }

    private Actor Seen(PersonId person) => new()
    {
        PersonId = person,
        Name = "",
        SignedIn = true,
        Administrator = administrators.Contains(person),
        Teams = product.TeamId is { } team && members.Contains(person) ? FrozenSet.Create(team) : [],
        Stewards = stewards.Contains(person) ? FrozenSet.Create(product.DomainId) : [],
        Granted = grantees.Contains(person) ? FrozenSet.Create(product.Id) : [],
    };
}
