using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3.1, "References": the id by which references find an element, whatever it is renamed to.</summary>
internal static class StableIdRules
{
    private static readonly Shape StableId = Like(@"^[A-Za-z0-9_-]+\z", "letters, digits, '-' and '_' only");

    /// <summary>The optional <c>id</c> that almost every section got with 3.1.</summary>
    public static readonly KeyTable Id = Keys.Since(Odcs310, keys => keys.Optional(StableId, "id"));
}
