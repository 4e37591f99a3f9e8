using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Authoritative Definitions": links to where a thing is explained.</summary>
internal static class DefinitionRules
{
    private static readonly ObjectShape Definition = Object("an authoritative definition", Keys
        .Required(Text, "url", "type")
        .Since(Odcs310, keys => keys.Optional(Text, "description"))
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);

    public static readonly Shape List = ListOf(Definition);
}
