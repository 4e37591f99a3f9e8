using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>The schema tree: objects, fields, fields of fields, and what arrays are made of.</summary>
internal static class SchemaMapping
{
    public static ContractObject? Object(MappingNode node) => (node.Text("name") ?? node.Text("physicalName")) is not { } name ? null : new()
    {
        Name = name,
        Id = node.Text("id"),
        PhysicalName = node.Text("physicalName"),
        PhysicalType = node.Text("physicalType"),
        BusinessName = node.Text("businessName"),
        Description = node.Text("description"),
        Granularity = node.Text("dataGranularityDescription"),
        Tags = node.Texts("tags"),
        Fields = Fields(node),
        Rules = Rules(node, subject: null),
        Relationships = Relationships(node, owner: null),
        Links = TermsMapping.Links(node),
        CustomProperties = TermsMapping.Custom(node),
    };

    private static ContractField Field(MappingNode node, string fallback)
    {
        var name = node.Text("name") ?? fallback;
        return new()
        {
            Name = name,
            Id = node.Text("id"),
            PhysicalName = node.Text("physicalName"),
            LogicalType = node.Text("logicalType"),
            PhysicalType = node.Text("physicalType"),
            BusinessName = node.Text("businessName"),
            Description = node.Text("description"),
            Required = node.Flag("required"),
            Unique = node.Flag("unique"),
            PrimaryKey = node.Flag("primaryKey"),
            PrimaryKeyPosition = Position(node, "primaryKeyPosition"),
            Partitioned = node.Flag("partitioned"),
            PartitionPosition = Position(node, "partitionKeyPosition"),
            Classification = node.Text("classification"),
            Critical = node.Flag("criticalDataElement"),
            EncryptedName = node.Text("encryptedName"),
            TransformLogic = node.Text("transformLogic"),
            TransformDescription = node.Text("transformDescription"),
            TransformSources = node.Texts("transformSourceObjects"),
            Examples = [.. node.List("examples").Select(TermsMapping.Value)],
            Tags = node.Texts("tags"),
            Limits = TypeWords.Limits(node.Mapping("logicalTypeOptions")),
            Relationships = Relationships(node, name),
            Rules = Rules(node, name),
            Fields = Fields(node),
            Items = node.Mapping("items") is { } items ? Field(items, "each element") : null,
            Links = TermsMapping.Links(node),
            CustomProperties = TermsMapping.Custom(node),
        };
    }

    private static IReadOnlyList<ContractField> Fields(MappingNode node) =>
        [.. node.Mappings("properties").Where(each => each.Text("name") is not null).Select(each => Field(each, ""))];

    private static IReadOnlyList<ContractRule> Rules(MappingNode node, string? subject) =>
        [.. node.Mappings("quality").Select(each => RuleWords.Rule(each, subject))];

    private static IReadOnlyList<ContractRelationship> Relationships(MappingNode node, string? owner) =>
        [.. node.Mappings("relationships").Select(each => Relationship(each, owner)).OfType<ContractRelationship>()];

    private static ContractRelationship? Relationship(MappingNode node, string? owner)
    {
        var from = node.Texts("from") is { Count: > 0 } given ? given : owner is null ? [] : [owner];
        var to = node.Texts("to");
        if (to.Count == 0) return null;
        var verb = from.Count == 1 ? "refers" : "together refer";
        return new(node.Text("type") ?? "foreignKey", from, to, $"{string.Join(" and ", from)} {verb} to {string.Join(" and ", to)}.".TrimStart());
    }

    // The examples of the standard write -1 for "not part of the key".
    private static int? Position(MappingNode node, string key) => node.Number(key) is { } position and > 0 ? position : null;
}
