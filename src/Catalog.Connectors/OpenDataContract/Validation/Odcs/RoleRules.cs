using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Roles": who may see the data, and who says so.</summary>
internal static class RoleRules
{
    private static readonly ObjectShape Role = Object("a role", Keys
        .Required(Text, "role")
        .Optional(Text, "description", "access", "firstLevelApprovers", "secondLevelApprovers")
        .Since(Odcs301, keys => keys.Optional(CustomPropertyRules.List, "customProperties"))
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);

    public static readonly Shape List = ListOf(Role);
}
