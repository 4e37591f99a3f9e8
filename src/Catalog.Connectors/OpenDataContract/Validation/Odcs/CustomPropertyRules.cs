using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Custom Properties": a name and any value. Before 3.1 neither had to be there.</summary>
internal static class CustomPropertyRules
{
    private static readonly ObjectShape Property = Object("a custom property", Keys
        .Until(Odcs302, keys => keys.Optional(Text, "property").Optional(Anything, "value"))
        .Since(Odcs310, keys => keys.Required(Text, "property").Required(Anything, "value").Optional(Text, "description"))
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);

    public static readonly Shape List = ListOf(Property);
}
