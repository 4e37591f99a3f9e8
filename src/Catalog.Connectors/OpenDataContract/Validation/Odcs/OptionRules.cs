using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Schema", "Logical Type Options": for each logical type the options that it has.</summary>
internal static class OptionRules
{
    private static readonly NumberShape Count = Whole.AtLeast(0);

    // Up to 3.0 these said whether the bound itself counts; since 3.1 they are bounds.
    private static readonly Shape DateBound = Versioned(Flag, since: Odcs310, Shape.Text);
    private static readonly Shape NumberBound = Versioned(Flag, since: Odcs310, Shape.Number);

    private static readonly KeyTable Dates = Keys
        .Optional(Shape.Text, "format", "minimum", "maximum")
        .Optional(DateBound, "exclusiveMinimum", "exclusiveMaximum");

    private static readonly KeyTable Numbers = Keys
        .Optional(Shape.Number.Above(0), "multipleOf")
        .Optional(Shape.Number, "minimum", "maximum")
        .Optional(NumberBound, "exclusiveMinimum", "exclusiveMaximum");

    public static readonly KeyTable Text = Options("a text", Keys
        .Optional(Count, "minLength", "maxLength")
        .Optional(Shape.Text, "pattern", "format"));

    public static readonly KeyTable Date = Options("a date", Dates);

    public static readonly KeyTable Timestamp = Options("a timestamp or time", Keys
        .Include(Dates)
        .Optional(Flag, "timezone")
        .Optional(Shape.Text, "defaultTimezone"));

    public static readonly KeyTable Integer = Options("an integer", Keys
        .Include(Numbers)
        .Optional(Among("i8", "i16", "i32", "i64", "i128", "u8", "u16", "u32", "u64", "u128"), "format"));

    public static readonly KeyTable Number = Options("a number", Keys
        .Include(Numbers)
        .Optional(Among("f32", "f64"), "format"));

    public static readonly KeyTable Object = Options("an object", Keys
        .Optional(Count, "minProperties", "maxProperties")
        .Optional(ListOf(Shape.Text).AtLeast(1).WithoutRepeats(), "required"));

    public static readonly KeyTable Array = Options("an array", Keys
        .Optional(Count, "minItems", "maxItems")
        .Optional(Flag, "uniqueItems"));

    public static readonly KeyTable None = Keys.Optional(
        Shape.Object("the options of a property without logicalType", Keys).Advising("Say which logicalType it is."), "logicalTypeOptions");

    private static KeyTable Options(string type, KeyTable keys) =>
        Keys.Optional(Shape.Object($"the options of {type}", keys), "logicalTypeOptions");
}
