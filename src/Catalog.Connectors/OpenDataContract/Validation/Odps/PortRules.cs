using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odps;

/// <summary>ODPS, "Product information" and "Management Ports": what comes in, what goes out, and how it is run.</summary>
internal static class PortRules
{
    private static readonly ObjectShape SoftwareBill = Object("a software bill of materials", Keys
        .Required(Address, "url").Optional(Text, "type"));

    private static readonly ObjectShape InputContract = Object("an input contract", Keys
        .Required(Text, "id", "version"));

    public static readonly Shape Inputs = ListOf(Object("an input port", Keys
        .Required(Text, "name", "version", "contractId")
        .Since(Odps100, keys => keys.Include(AncillaryRules.Keys))));

    public static readonly Shape Outputs = ListOf(Object("an output port", Keys
        .Required(Text, "name", "version")
        .Optional(Text, "description", "type", "contractId")
        .Optional(ListOf(SoftwareBill), "sbom")
        .Optional(ListOf(InputContract), "inputContracts")
        .Since(Odps100, keys => keys.Include(AncillaryRules.Keys))));

    public static readonly Shape Managements = ListOf(Object("a management port", Keys
        .Required(Text, "name", "content")
        .Optional(Text, "type", "channel", "description")
        .Optional(Address, "url")
        .Include(AncillaryRules.Keys)));
}
