using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation.Shapes;

/// <summary>The kinds of value that a shape takes. A whole number is a number too, and 1.0 is whole.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,
    Text = 1,
    Number = 2,
    Whole = 4,
    Flag = 8,
    Empty = 16,
    List = 32,
    Object = 64,
    Single = Text | Number | Flag | Empty,
    Any = Single | List | Object,
}

internal static class ValueKindReading
{
    public static bool Take(this ValueKinds kinds, DocumentNode node) => node switch
    {
        MappingNode => kinds.HasFlag(ValueKinds.Object),
        SequenceNode => kinds.HasFlag(ValueKinds.List),
        ScalarNode { Kind: ScalarKind.Text } => kinds.HasFlag(ValueKinds.Text),
        ScalarNode { Kind: ScalarKind.Boolean } => kinds.HasFlag(ValueKinds.Flag),
        ScalarNode { Kind: ScalarKind.Null } => kinds.HasFlag(ValueKinds.Empty),
        ScalarNode number => kinds.HasFlag(ValueKinds.Number) || (kinds.HasFlag(ValueKinds.Whole) && double.IsInteger(number.Value)),
        _ => false,
    };

    public static string Words(this ValueKinds kinds) => string.Join(" or ", Each(kinds));

    private static IEnumerable<string> Each(ValueKinds kinds)
    {
        if (kinds.HasFlag(ValueKinds.Object)) yield return "an object with keys";
        if (kinds.HasFlag(ValueKinds.List)) yield return "a list";
        if (kinds.HasFlag(ValueKinds.Text)) yield return "a text";
        if (kinds.HasFlag(ValueKinds.Number)) yield return "a number";
        if (kinds.HasFlag(ValueKinds.Whole)) yield return "a whole number";
        if (kinds.HasFlag(ValueKinds.Flag)) yield return "true or false";
        if (kinds.HasFlag(ValueKinds.Empty)) yield return "empty";
    }
}
