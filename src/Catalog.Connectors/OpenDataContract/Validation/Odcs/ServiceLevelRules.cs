using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Service-Level Agreement": what is promised about delivery.</summary>
internal static class ServiceLevelRules
{
    private static readonly ObjectShape Promise = Object("a service level", Keys
        .Required(Text, "property")
        .Required(SingleValue, "value")
        .Optional(SingleValue, "valueExt")
        .Optional(Text, "unit", "element", "driver")
        .Since(Odcs310, keys => keys.Optional(Text, "description", "scheduler", "schedule"))
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);

    public static readonly Shape List = ListOf(Promise);
}
