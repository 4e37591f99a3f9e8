using System.Security.Claims;
using Catalog.Core.People;

namespace Catalog.Server.Auth;

/// <summary>What the portal's cookie says: who it is, and the rights that came with the sign-in. Everything else is read from the database.</summary>
internal static class CatalogClaims
{
    public const string Person = "catalog:person";
    public const string Right = "catalog:right";
    public const string Name = "name";

    public static ClaimsPrincipal Principal(PersonId person, string name, IEnumerable<MappedRight> rights, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, Name, Right);
        identity.AddClaim(new Claim(Person, person.Value.ToString("D")));
        identity.AddClaim(new Claim(Name, name));
        foreach (var right in rights.Distinct()) identity.AddClaim(new Claim(Right, right.Key is null ? right.Role.ToString() : $"{right.Role}:{right.Key}"));
        return new ClaimsPrincipal(identity);
    }

    public static PersonId? PersonOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(Person), out var id) ? PersonId.From(id) : null;

    public static IReadOnlyList<MappedRight> RightsOf(ClaimsPrincipal user) => [.. user.FindAll(Right).Select(Parse).OfType<MappedRight>()];

    private static MappedRight? Parse(Claim claim)
    {
        var parts = claim.Value.Split(':', 2);
        return Enum.TryParse<Role>(parts[0], out var role) ? new MappedRight(role, parts.Length > 1 ? parts[1] : null) : null;
    }
}
