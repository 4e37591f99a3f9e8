using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odcs;

/// <summary>ODCS 3, "Support and Communication Channels". Since 3.1 a channel need not have an address.</summary>
internal static class SupportRules
{
    private static readonly ObjectShape Channel = Object("a support channel", Keys
        .Required(Text, "channel")
        .Until(Odcs302, keys => keys.Required(Text, "url"))
        .Since(Odcs310, keys => keys.Optional(Text, "url").Optional(CustomPropertyRules.List, "customProperties"))
        .Optional(Text, "description", "tool", "scope", "invitationUrl")
        .Include(StableIdRules.Id))
        .OpenUntil(Odcs302);

    public static readonly Shape List = ListOf(Channel);
}
