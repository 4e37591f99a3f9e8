using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Contracts;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>ODCS 3 to the readable model.</summary>
internal static class ContractMapping
{
    public static ContractDocument ToModel(MappingNode root)
    {
        var description = root.Mapping("description");
        return new()
        {
            Id = root.Text("id")!,
            Version = root.Text("version")!,
            ApiVersion = root.Text("apiVersion") ?? "",
            Name = root.Text("name"),
            Status = root.Text("status"),
            Domain = root.Text("domain"),
            Tenant = root.Text("tenant"),
            DataProduct = root.Text("dataProduct"),
            Purpose = description.Text("purpose") ?? root.Text("description"),
            Usage = description.Text("usage"),
            Limitations = description.Text("limitations"),
            CreatedAt = root.Text("contractCreatedTs"),
            Tags = root.Texts("tags"),
            Objects = [.. root.Mappings("schema").Select(SchemaMapping.Object).OfType<ContractObject>()],
            Servers = [.. root.Mappings("servers").Select(ServerMapping.Server)],
            Promises = [.. root.Mappings("slaProperties").Select(each => PromiseWords.Promise(each, "element", root.Text("slaDefaultElement")))],
            Team = TermsMapping.Team(root["team"]),
            Roles = TermsMapping.Roles(root),
            Support = TermsMapping.Support(root),
            Price = TermsMapping.Price(root.Mapping("price")),
            Links = [.. TermsMapping.Links(root), .. TermsMapping.Links(description)],
            CustomProperties = [.. TermsMapping.Custom(root), .. TermsMapping.Custom(description)],
        };
    }
}
