using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3.1, "References": foreign keys of a property, or of a schema object for keys of several columns.</summary>
internal static class RelationshipRules
{
    private const string Shorthand = @"^[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*\z";
    private const string FullyQualified =
        @"^(?:(?:https?:\/\/)?[A-Za-z0-9._\-\/]+\.yaml#)?\/?[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+(?:\/[A-Za-z_][A-Za-z0-9_]*\/[A-Za-z0-9_-]+)*\z";

    private static readonly Shape Reference =
        Like($"{Shorthand}|{FullyQualified}", "a reference such as customers.id or schema/customers/properties/id");

    private static readonly Shape References = OneOf(Reference, ListOf(Reference).AtLeast(1));

    private static readonly KeyTable Common = Keys
        .Optional(Among("foreignKey"), "type")
        .Optional(CustomPropertyRules.List, "customProperties");

    public static readonly Shape OfSchema = ListOf(Object("a relationship", Keys
        .Include(Common)
        .Required(References, "from", "to")
        .Also((relationship, place) => Say.NotAlike("from", "to", relationship, place))));

    public static readonly Shape OfProperty = ListOf(Object("a relationship", Keys
        .Include(Common)
        .Required(References, "to")
        .Optional(Forbidden("it is the property itself"), "from")));
}
