using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Schema": objects (tables, topics, files), their properties, and the elements of arrays.</summary>
internal static class SchemaRules
{
    // "Applicable to Elements (either Objects or Properties)".
    private static readonly KeyTable Element = Keys
        .Optional(Text, "physicalType", "description", "businessName")
        .Optional(TagRules.List, "tags")
        .Optional(QualityRules.List, "quality")
        .Optional(CustomPropertyRules.List, "customProperties")
        .Optional(DefinitionRules.List, "authoritativeDefinitions")
        .Include(StableIdRules.Id);

    // "Applicable to Properties". Options and what is nested follow from the logical type.
    private static readonly KeyTable Column = Keys
        .Optional(Among("string", "date", "number", "integer", "object", "array", "boolean")
            .AndSince(Odcs310, "timestamp", "time"), "logicalType")
        .Optional(AnyObject, "logicalTypeOptions")
        .Optional(Flag, "primaryKey", "required", "unique", "partitioned", "criticalDataElement")
        .Optional(Whole, "primaryKeyPosition", "partitionKeyPosition")
        .Optional(Text, "classification", "encryptedName", "transformLogic", "transformDescription")
        .Optional(ListOf(Text), "transformSourceObjects")
        .Optional(ListOf(Anything), "examples")
        .Since(Odcs302, keys => keys.Optional(Text, "physicalName"))
        .Since(Odcs310, keys => keys.Optional(RelationshipRules.OfProperty, "relationships"));

    private static readonly Shape Properties = ListOf(Later(() => Property!));

    private static readonly KeyTable Nested = Keys.Optional(Properties, "properties");

    private static readonly KeyTable Items = Keys.Optional(Later(() => Item!), "items");

    private static readonly ObjectShape Property = Typed(Object("a property", Keys
        .Include(Element).Include(Column).Required(Text, "name")));

    // Up to 3.0 an element could have properties whatever its type.
    private static readonly ObjectShape Item = Typed(Object("an array element", Keys
        .Include(Element).Include(Column).Optional(Text, "name").Until(Odcs302, keys => keys.Include(Nested))));

    public static readonly ObjectShape Table = Object("a schema object", Keys
        .Include(Element)
        .Required(Text, "name")
        .Optional(Among("object"), "logicalType")
        .Optional(Text, "physicalName", "dataGranularityDescription")
        .Optional(Properties, "properties")
        .Since(Odcs310, keys => keys.Optional(RelationshipRules.OfSchema, "relationships")));

    // "Logical Type Options". Without a type there is nothing that options could be of, but something may be nested.
    private static ObjectShape Typed(ObjectShape element) => element
        .ChosenBy("logicalType")
        .When("logicalType", "string", OptionRules.Text)
        .When("logicalType", "date", OptionRules.Date)
        .When("logicalType", "timestamp", OptionRules.Timestamp)
        .When("logicalType", "time", OptionRules.Timestamp)
        .When("logicalType", "integer", OptionRules.Integer)
        .When("logicalType", "number", OptionRules.Number)
        .When("logicalType", "object", Keys.Include(OptionRules.Object).Include(Nested))
        .When("logicalType", "array", Keys.Include(OptionRules.Array).Include(Items))
        .WhenAbsent("logicalType", Keys.Include(OptionRules.None).Include(Nested).Include(Items));
}
