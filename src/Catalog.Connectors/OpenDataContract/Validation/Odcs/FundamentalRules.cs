using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Fundamentals": the keys at the top of a contract and its description.</summary>
internal static class FundamentalRules
{
    // Open in every version, even where all around it is closed.
    private static readonly ObjectShape Description = Object("a description", Keys
        .Optional(Text, "purpose", "usage", "limitations")
        .Since(Odcs301, keys => keys
            .Optional(DefinitionRules.List, "authoritativeDefinitions")
            .Optional(CustomPropertyRules.List, "customProperties")))
        .Open();

    public static readonly ObjectShape Contract = Object("a data contract", Keys
        .Required(Among("v2.2.0", "v2.2.1", "v2.2.2", "v3.0.0")
            .AndSince(Odcs301, "v3.0.1").AndSince(Odcs302, "v3.0.2").AndSince(Odcs310, "v3.1.0"), "apiVersion")
        .Required(Among("DataContract"), "kind")
        .Required(Text, "id", "version", "status")
        .Optional(Text, "name", "tenant", "domain", "dataProduct")
        .Optional(Description, "description")
        .Optional(TagRules.List, "tags")
        .Optional(Moment, "contractCreatedTs")
        .Optional(ListOf(SchemaRules.Table), "schema")
        .Optional(ListOf(ServerRules.Server), "servers")
        .Optional(SupportRules.List, "support")
        .Optional(PriceRules.Price, "price")
        .Optional(TeamRules.Team, "team")
        .Optional(RoleRules.List, "roles")
        .Optional(Text, "slaDefaultElement")
        .Optional(ServiceLevelRules.List, "slaProperties")
        .Optional(CustomPropertyRules.List, "customProperties")
        .Since(Odcs301, keys => keys.Optional(DefinitionRules.List, "authoritativeDefinitions")));
}
