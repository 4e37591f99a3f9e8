using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation.Shapes;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Every sentence the validator speaks: what is the matter, and what to do.</summary>
internal static class Say
{
    public static Violation Missing(string key, MappingNode mapping, Place place) =>
        new("required", place, Line(mapping), $"{Here(place)} lacks '{key}', which the standard requires. Add it.");

    public static Violation Unknown(MappingEntry entry, string noun, string? advice, IEnumerable<string> known, Place place)
    {
        var near = Nearest.To(entry.Key, known);
        var hint = near is null
            ? advice ?? "Remove it, or move it into customProperties."
            : $"Did you mean '{near}'?";
        return new("unknown-key", place.Below(entry.Key), entry.Line is 0 ? null : entry.Line,
            $"The standard has no key '{Short(entry.Key)}' in {noun}. {hint}");
    }

    public static Violation WrongType(ValueKinds kinds, DocumentNode node, Place place)
    {
        var advice = node switch
        {
            ScalarNode { IsNull: true } => "Fill it in, or remove the key.",
            ScalarNode { Kind: not ScalarKind.Text } scalar when kinds.HasFlag(ValueKinds.Text) => $"Put quotes around it: \"{Short(scalar.Text)}\".",
            ScalarNode { Kind: ScalarKind.Text } when kinds.HasFlag(ValueKinds.Number) || kinds.HasFlag(ValueKinds.Whole) || kinds.HasFlag(ValueKinds.Flag) =>
                "Write it without quotes and letters.",
            ScalarNode when kinds.HasFlag(ValueKinds.List) => "Write it as a list, one dash for each element.",
            _ => "Write it in that form.",
        };
        return new("type", place, Line(node), $"{Here(place)} must be {kinds.Words()}, but is {node.TypeName}. {advice}");
    }

    public static Violation NotAllowed(IReadOnlyList<string> words, ScalarNode scalar, Place place)
    {
        var near = Nearest.To(scalar.Text, words);
        var advice = near is null ? "Use one of those." : $"Did you mean '{near}'?";
        return new("enum", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but must be one of {string.Join(", ", words)}. {advice}");
    }

    public static Violation WrongPattern(string words, ScalarNode scalar, Place place) =>
        new("pattern", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but must be {words}.");

    public static Violation WrongFormat(string format, ScalarNode scalar, Place place) =>
        new("format", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but should be {Formats.Words(format)}.");

    public static Violation TooSmall(string bound, ScalarNode scalar, Place place) =>
        new("range", place, Line(scalar), $"{Here(place)} is {Short(scalar.Text)}, but must be {bound}.");

    public static Violation WrongCount(string count, SequenceNode list, Place place) =>
        new("count", place, Line(list), $"{Here(place)} has {list.Items.Count} elements, but must have {count}.");

    public static Violation Repeated(SequenceNode list, Place place) =>
        new("repeated", place, Line(list), $"{Here(place)} names the same value twice. Remove one.");

    public static Violation NotHere(string why, DocumentNode node, Place place) =>
        new("forbidden", place, Line(node), $"{Here(place)} is not allowed here: {why}. Remove it.");

    /// <summary><c>null</c> when exactly one of the keys is there.</summary>
    public static Violation? NotOneOf(string[] keys, MappingNode mapping, Place place)
    {
        var there = keys.Where(mapping.Contains).ToList();
        return there.Count switch
        {
            1 => null,
            0 => new("operator", place, Line(mapping), $"{Here(place)} needs exactly one of {string.Join(", ", keys)}. Add the one you mean."),
            _ => new("operator", place, Line(mapping), $"{Here(place)} has {string.Join(" and ", there)}, but only one of them may stand. Keep one."),
        };
    }

    /// <summary><c>null</c> when not one is a list and the other a text.</summary>
    public static Violation? NotAlike(string one, string other, MappingNode mapping, Place place) =>
        (mapping[one], mapping[other]) is (SequenceNode, ScalarNode) or (ScalarNode, SequenceNode)
            ? new("form", place, Line(mapping), $"'{one}' and '{other}' must both be one reference, or both be lists of them.")
            : null;

    private static string Here(Place place) => place.Depth == 0 ? "The document" : place.Key is { } key ? $"'{Short(key)}'" : "The value";

    private static string Short(string text) => DocumentFormatException.Shorten(text);

    private static int? Line(DocumentNode node) => node.Line is 0 ? null : node.Line;
}
