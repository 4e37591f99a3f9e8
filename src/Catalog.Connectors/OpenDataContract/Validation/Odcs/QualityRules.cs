using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Data Quality": checks of a schema object or property, as text, library metric, SQL or for an engine.</summary>
internal static class QualityRules
{
    private static readonly ListShape Range = ListOf(Number).Exactly(2).WithoutRepeats();

    // "Valid Properties for Operator".
    private static readonly KeyTable Operators = Keys
        .Optional(Anything, "mustBe", "mustNotBe")
        .Optional(Number, "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo")
        .Optional(Range, "mustBeBetween", "mustNotBeBetween");

    private static readonly KeyTable OneOperator = Keys.Include(Operators).ExactlyOneOf(
        "mustBe", "mustNotBe", "mustBeGreaterThan", "mustBeGreaterOrEqualTo", "mustBeLessThan", "mustBeLessOrEqualTo",
        "mustBeBetween", "mustNotBeBetween");

    // "Library": 3.1 renamed the rule to a metric, and asks for exactly one operator.
    private static readonly KeyTable Library = Keys
        .Until(Odcs302, keys => keys.Required(Text, "rule").Include(Operators))
        .Since(Odcs310, keys => keys
            .Required(Among("nullValues", "missingValues", "invalidValues", "duplicateValues", "rowCount"), "metric")
            .Optional(Text, "rule")
            .Optional(AnyObject, "arguments")
            .Include(OneOperator));

    private static readonly KeyTable Sql = Keys
        .Required(Text, "query")
        .Since(Odcs310, keys => keys.Include(OneOperator));

    private static readonly KeyTable Custom = Keys
        .Required(Text, "engine")
        .Required(OneOf(Text, AnyObject), "implementation");

    private static readonly ObjectShape Check = Object("a quality check", Keys
        .Optional(Among("text", "library", "sql", "custom"), "type")
        .Optional(Text, "name", "description", "method", "severity", "businessImpact", "unit", "schedule", "scheduler")
        .Optional(Among("accuracy", "completeness", "conformity", "consistency", "coverage", "timeliness", "uniqueness"), "dimension")
        .Optional(TagRules.List, "tags")
        .Optional(CustomPropertyRules.List, "customProperties")
        .Optional(DefinitionRules.List, "authoritativeDefinitions")
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302)
        .ChosenBy("type")
        .When(IsLibrary, Library)
        .When("type", "sql", Sql)
        .When("type", "custom", Custom);

    public static readonly Shape List = ListOf(Check);

    // Library is the default type; 3.1 takes it as meant only when a metric is there.
    private static bool IsLibrary(MappingNode check, StandardVersion version) =>
        check["type"] is ScalarNode { Kind: ScalarKind.Text, Text: "library" }
        || (version < Odcs310 ? !check.Contains("type") : check["metric"] is ScalarNode { Kind: ScalarKind.Text });
}
