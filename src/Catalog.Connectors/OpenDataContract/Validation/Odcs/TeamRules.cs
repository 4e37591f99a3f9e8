using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Team": a list of members; since 3.1 better an object that has such a list.</summary>
internal static class TeamRules
{
    // What 3.1 gave to the team and to each member.
    private static readonly KeyTable Extras = Keys.Since(Odcs310, keys => keys
        .Optional(TagRules.List, "tags")
        .Optional(CustomPropertyRules.List, "customProperties")
        .Optional(DefinitionRules.List, "authoritativeDefinitions"))
        .Include(StableIdRules.Id);

    private static readonly ObjectShape Member = Object("a team member", Keys
        .Until(Odcs302, keys => keys.Optional(Text, "username"))
        .Since(Odcs310, keys => keys.Required(Text, "username"))
        .Optional(Text, "role", "replacedByUsername")
        .Optional(Day, "dateIn", "dateOut")
        .Since(Odcs302, keys => keys.Optional(Text, "name", "description"))
        .Include(Extras))
        .OpenUntil(Odcs302);

    private static readonly Shape Members = ListOf(Member);

    private static readonly ObjectShape WholeTeam = Object("a team", Keys
        .Optional(Text, "name", "description")
        .Optional(Members, "members")
        .Include(Extras));

    public static readonly Shape Team = Versioned(Members, since: Odcs310, OneOf(WholeTeam, Members));
}
