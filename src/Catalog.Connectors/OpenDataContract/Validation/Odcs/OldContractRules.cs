using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 2.2, all sections of it. It leaves every object open, so only types and required keys can be wrong.</summary>
internal static class OldContractRules
{
    private static readonly Shape Texts = ListOf(Text);

    // "Fundamentals".
    private static readonly ObjectShape Description = Open("a description", Keys
        .Optional(Text, "purpose", "usage", "limitations"));

    // "Other properties".
    private static readonly Shape CustomProperties = ListOf(Open("a custom property", Keys
        .Optional(Text, "property").Optional(AnyObject, "value")));

    private static readonly Shape Definitions = ListOf(Open("an authoritative definition", Keys
        .Required(Text, "url", "type")));

    // "Data quality".
    private static readonly ObjectShape Quality = Open("a quality check", Keys
        .Required(Text, "templateName", "toolName")
        .Optional(Text, "code", "description", "toolRuleName", "dimension", "columns", "column", "type", "severity",
            "businessImpact", "scheduleCronExpression")
        .Optional(CustomProperties, "customProperties"));

    // "Dataset & schema".
    private static readonly ObjectShape Column = Open("a column", Keys
        .Required(Text, "column", "logicalType", "physicalType")
        .Optional(Text, "businessName", "description", "classification", "encryptedColumnName", "transformLogic", "transformDescription")
        .Optional(Flag, "isPrimaryKey", "isNullable", "isUnique", "partitionStatus", "clusterStatus", "criticalDataElementStatus")
        .Optional(Whole, "primaryKeyPosition", "partitionKeyPosition", "clusterKeyPosition")
        .Optional(Texts, "transformSourceTables", "sampleValues", "tags")
        .Optional(Definitions, "authoritativeDefinitions"));

    private static readonly ObjectShape Table = Open("a table", Keys
        .Required(Text, "table")
        .Optional(Text, "physicalName", "priorTableName", "description", "dataGranularity")
        .Optional(Definitions, "authoritativeDefinitions")
        .Optional(ListOf(Column), "columns")
        .Optional(ListOf(Quality), "quality"));

    // "Pricing", "Stakeholders", "Roles", "Service-level agreement".
    private static readonly ObjectShape Price = Open("a price", Keys
        .Optional(Number, "priceAmount").Optional(Text, "priceCurrency", "priceUnit"));

    private static readonly ObjectShape Stakeholder = Open("a stakeholder", Keys
        .Optional(Text, "username", "role", "dateIn", "dateOut", "replacedByUsername"));

    private static readonly ObjectShape Role = Open("a role", Keys
        .Required(Text, "role", "access").Optional(Text, "firstLevelApprovers", "secondLevelApprovers"));

    private static readonly ObjectShape ServiceLevel = Open("a service level", Keys
        .Required(Text, "property").Required(TextOrNumber, "value")
        .Optional(TextOrNumber, "valueExt").Optional(Text, "unit", "column", "driver"));

    public static readonly ObjectShape Contract = Open("a data contract", Keys
        .Required(Among("DataContract"), "kind")
        .Required(Text, "version", "uuid", "type", "status", "datasetName", "quantumName")
        .Required(ListOf(Table), "dataset")
        .Optional(Like(@"^v[0-9]+\.[0-9]+\.[0-9]+", "a version such as v2.2.2"), "apiVersion")
        .Optional(Text, "datasetKind", "userConsumptionMode", "tenant", "sourceSystem", "sourcePlatform", "server", "productSlackChannel",
            "productFeedbackUrl", "productDl", "username", "password", "driverVersion", "driver", "project", "datasetDomain", "database",
            "slaDefaultColumn")
        .Optional(Texts, "tags")
        .Optional(Description, "description")
        .Optional(Price, "price")
        .Optional(ListOf(Stakeholder), "stakeholders")
        .Optional(ListOf(Role), "roles")
        .Optional(ListOf(ServiceLevel), "slaProperties"));

    private static ObjectShape Open(string noun, KeyTable keys) => Object(noun, keys).Open();
}
