using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Pricing".</summary>
internal static class PriceRules
{
    public static readonly ObjectShape Price = Object("a price", Keys
        .Optional(Number, "priceAmount")
        .Optional(Text, "priceCurrency", "priceUnit")
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);
}
