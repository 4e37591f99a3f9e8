using Catalog.Connectors.OpenDataContract.Validation.Shapes;
using static Catalog.Connectors.OpenDataContract.Validation.Shapes.Shape;
using static Catalog.Connectors.OpenDataContract.Validation.StandardVersion;

namespace Catalog.Connectors.OpenDataContract.Validation.Odps;

/// <summary>ODPS, "Ancillary Objects": tags, custom properties and authoritative definitions.</summary>
internal static class AncillaryRules
{
    // Up to 0.9 the kind of a definition was a closed list.
    private static readonly Shape DefinitionType = Versioned(
        Among("businessDefinition", "transformationImplementation", "videoTutorial", "tutorial", "implementation"), since: Odps100, Text);

    public static readonly Shape Tags = ListOf(Text);

    public static readonly Shape CustomProperties = ListOf(Object("a custom property", Shape.Keys
        .Required(Text, "property")
        .Required(Anything, "value")
        .Optional(Text, "description")));

    public static readonly Shape Definitions = ListOf(Object("an authoritative definition", Shape.Keys
        .Required(DefinitionType, "type")
        .Required(Address, "url")
        .Optional(Text, "description")));

    /// <summary>All three.</summary>
    public static readonly KeyTable Keys = Shape.Keys
        .Optional(Tags, "tags")
        .Optional(CustomProperties, "customProperties")
        .Optional(Definitions, "authoritativeDefinitions");
}
