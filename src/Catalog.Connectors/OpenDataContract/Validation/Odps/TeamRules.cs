using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odps;

/// <summary>ODPS, "Team": a list of members in 0.9, an object that has such a list since 1.0.</summary>
internal static class TeamRules
{
    private static readonly Shape Members = ListOf(Object("a team member", Keys
        .Until(Odps090, keys => keys.Optional(Text, "username"))
        .Since(Odps100, keys => keys.Required(Text, "username"))
        .Optional(Text, "name", "description", "role", "replacedByUsername")
        .Optional(Day, "dateIn", "dateOut")
        .Include(AncillaryRules.Keys)));

    public static readonly Shape Team = Versioned(Members, since: Odps100, Object("a team", Keys
        .Optional(Text, "name", "description")
        .Optional(Members, "members")
        .Include(AncillaryRules.Keys)));
}
