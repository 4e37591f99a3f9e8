using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odps;

/// <summary>ODPS, "Fundamentals" and "Product information": the keys at the top of a data product.</summary>
internal static class ProductRules
{
    private static readonly ObjectShape Description = Object("a description", Keys
        .Optional(Text, "purpose", "limitations", "usage")
        .Optional(AncillaryRules.CustomProperties, "customProperties")
        .Optional(AncillaryRules.Definitions, "authoritativeDefinitions"));

    public static readonly ObjectShape Product = Object("a data product", Keys
        .Required(Among("v0.9.0").AndSince(Odps100, "v1.0.0"), "apiVersion")
        .Required(Among("DataProduct"), "kind")
        .Required(Text, "id", "status")
        .Optional(Text, "name", "version", "domain", "tenant")
        .Optional(Description, "description")
        .Optional(PortRules.Inputs, "inputPorts")
        .Optional(PortRules.Outputs, "outputPorts")
        .Optional(PortRules.Managements, "managementPorts")
        .Optional(SupportRules.List, "support")
        .Optional(TeamRules.Team, "team")
        .Optional(Moment, "productCreatedTs")
        .Include(AncillaryRules.Keys));
}
