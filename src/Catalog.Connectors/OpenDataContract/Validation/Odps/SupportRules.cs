using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;

namespace Catalog.Connectors.OpenDataContract.Validation.Odps;

/// <summary>ODPS, "Support and Communication Channels".</summary>
internal static class SupportRules
{
    public static readonly Shape List = ListOf(Object("a support channel", Keys
        .Required(Text, "channel")
        .Required(Address, "url")
        .Optional(Text, "description", "tool", "scope")
        .Optional(Address, "invitationUrl")
        .Include(AncillaryRules.Keys)));
}
