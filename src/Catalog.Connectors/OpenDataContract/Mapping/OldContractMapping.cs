using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>ODCS 2.2 to the same model: other keys for what is mostly the same.</summary>
internal static class OldContractMapping
{
    public static ContractDocument ToModel(MappingNode root)
    {
        var description = root.Mapping("description");
        return new()
        {
            Id = (root.Text("id") ?? root.Text("uuid"))!,
            Version = root.Text("version")!,
            ApiVersion = root.Text("apiVersion") ?? "v2.2.2",
            Name = root.Text("datasetName") ?? root.Text("quantumName"),
            Status = root.Text("status"),
            Domain = root.Text("datasetDomain"),
            Tenant = root.Text("tenant"),
            DataProduct = root.Text("quantumName"),
            Purpose = description.Text("purpose") ?? root.Text("description"),
            Usage = description.Text("usage"),
            Limitations = description.Text("limitations"),
            Tags = root.Texts("tags"),
            Objects = [.. root.Mappings("dataset").Select(Object).OfType<ContractObject>()],
            Servers = Servers(root),
            Promises = [.. root.Mappings("slaProperties").Select(each => PromiseWords.Promise(each, "column", root.Text("slaDefaultColumn")))],
            Team = TermsMapping.Team(root["stakeholders"]),
            Roles = TermsMapping.Roles(root),
            Support = Support(root),
            Price = TermsMapping.Price(root.Mapping("price")),
            CustomProperties = TermsMapping.Custom(root),
        };
    }

    private static ContractObject? Object(MappingNode node) => node.Text("table") is not { } name ? null : new()
    {
        Name = name,
        PhysicalName = node.Text("physicalName"),
        Description = node.Text("description"),
        Granularity = node.Text("dataGranularity"),
        Tags = node.Texts("tags"),
        Fields = [.. node.Mappings("columns").Select(Field).OfType<ContractField>()],
        Rules = Rules(node, subject: null),
        Links = TermsMapping.Links(node),
    };

    private static ContractField? Field(MappingNode node) => node.Text("column") is not { } name ? null : new()
    {
        Name = name,
        LogicalType = node.Text("logicalType"),
        PhysicalType = node.Text("physicalType"),
        BusinessName = node.Text("businessName"),
        Description = node.Text("description"),
        Required = node["isNullable"] is ScalarNode { Kind: ScalarKind.Boolean, IsTrue: false },
        Unique = node.Flag("isUnique"),
        PrimaryKey = node.Flag("isPrimaryKey"),
        PrimaryKeyPosition = node.Number("primaryKeyPosition") is { } key and > 0 ? key : null,
        Partitioned = node.Flag("partitionStatus"),
        PartitionPosition = node.Number("partitionKeyPosition") is { } partition and > 0 ? partition : null,
        Classification = node.Text("classification"),
        Critical = node.Flag("criticalDataElementStatus"),
        EncryptedName = node.Text("encryptedColumnName"),
        TransformLogic = node.Text("transformLogic"),
        TransformDescription = node.Text("transformDescription"),
        TransformSources = node.Texts("transformSourceTables"),
        Examples = [.. node.List("sampleValues").Select(TermsMapping.Value)],
        Tags = node.Texts("tags"),
        Rules = Rules(node, name),
        Links = TermsMapping.Links(node),
    };

    private static IReadOnlyList<ContractRule> Rules(MappingNode node, string? subject) => [.. node.Mappings("quality").Select(each =>
    {
        var tool = each.Text("toolName");
        var words = each.Text("description") ?? each.Text("toolRuleName") ?? each.Text("templateName") ?? each.Text("code") ?? "A rule";
        var of = each.Text("column") ?? each.Text("columns") ?? subject;
        var target = of is null ? "" : $" ({of})";
        return new ContractRule
        {
            Type = "custom",
            Name = each.Text("code") ?? each.Text("templateName"),
            Sentence = $"{words.TrimEnd('.')}{target}{(tool is null ? "" : $", checked by {tool}")}.",
            Description = each.Text("description"),
            Dimension = each.Text("dimension"),
            Severity = each.Text("severity"),
            BusinessImpact = each.Text("businessImpact"),
            Schedule = each.Text("scheduleCronExpression"),
            Engine = tool,
            Implementation = each.Text("toolRuleName"),
        };
    })];

    private static IReadOnlyList<ContractServer> Servers(MappingNode root)
    {
        // Names and passwords of accounts stood in 2.2 documents; the model leaves them out.
        NamedValue[] settings = [.. new[] { "server", "database", "project", "driver", "driverVersion" }
            .Where(key => root.Text(key) is not null).Select(key => new NamedValue(key is "server" ? "host" : key, root.Text(key)!))];
        if (settings.Length == 0) return [];
        var server = new ContractServer
        {
            Name = root.Text("server") ?? root.Text("database") ?? "server",
            Type = (root.Text("sourcePlatform") ?? "custom").ToLowerInvariant() is var platform && platform.Contains("bigquery", StringComparison.Ordinal) ? "bigquery" : platform,
            Location = "",
            Settings = [.. settings, .. root.Text("database") is { } dataset ? [new NamedValue("dataset", dataset)] : Array.Empty<NamedValue>()],
        };
        return [server with { Location = ServerMapping.Location(server) }];
    }

    private static IReadOnlyList<ContractChannel> Support(MappingNode root)
    {
        var channels = new List<ContractChannel>();
        if (root.Text("productSlackChannel") is { } slack) channels.Add(new(slack, null, "slack", null, null, null));
        if (root.Text("productDl") is { } list) channels.Add(new(list, $"mailto:{list}", "email", null, null, null));
        if (root.Text("productFeedbackUrl") is { } feedback) channels.Add(new("Feedback", feedback, null, null, null, null));
        return channels;
    }
}
