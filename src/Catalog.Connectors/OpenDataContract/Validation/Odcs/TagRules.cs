using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Schema" and "Fundamentals": tags, the same everywhere.</summary>
internal static class TagRules
{
    public static readonly Shape List = ListOf(Text);
}
