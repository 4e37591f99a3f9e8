using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Every sentence the validator speaks: what is the matter, and what to do.</summary>
internal static class Say
{
    public static Violation Missing(string key, MappingNode mapping, Place place) =>
        new("required", place, Line(mapping), $"{Here(place)} lacks '{key}', which the standard requires. Add it.");

    public static Violation Unknown(MappingEntry entry, IEnumerable<string> known, Place place)
    {
        var near = Nearest.To(entry.Key, known);
        var hint = near is null
            ? "Remove it, or move it into customProperties."
            : $"Did you mean '{near}'?";
        return new("unknown-key", place.Below(entry.Key), entry.Line is 0 ? null : entry.Line,
            $"The standard has no key '{Short(entry.Key)}' here. {hint}");
    }

    public static Violation WrongType(string[] types, DocumentNode node, Place place)
    {
        var wanted = string.Join(" or ", types.Select(Words).Distinct());
        var advice = node switch
        {
            ScalarNode { IsNull: true } => "Fill it in, or remove the key.",
            ScalarNode { Kind: not ScalarKind.Text } scalar when types.Contains("string") => $"Put quotes around it: \"{Short(scalar.Text)}\".",
            ScalarNode { Kind: ScalarKind.Text } when types.Contains("number") || types.Contains("integer") || types.Contains("boolean") =>
                "Write it without quotes and letters.",
            ScalarNode when types.Contains("array") => "Write it as a list, one dash for each element.",
            _ => "Write it in that form.",
        };
        return new("type", place, Line(node), $"{Here(place)} must be {wanted}, but is {node.TypeName}. {advice}");
    }

    public static Violation NotAllowed(DocumentNode[] allowed, ScalarNode scalar, Place place)
    {
        var words = allowed.OfType<ScalarNode>().Select(value => value.Text).ToList();
        var near = Nearest.To(scalar.Text, words);
        var advice = near is null ? "Use one of those." : $"Did you mean '{near}'?";
        return new("enum", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but must be one of {string.Join(", ", words)}. {advice}");
    }

    public static Violation WrongPattern(Rules rules, ScalarNode scalar, Place place) =>
        new("pattern", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but must be {PatternWords(rules)}.");

    public static Violation WrongFormat(string format, ScalarNode scalar, Place place) =>
        new("format", place, Line(scalar), $"{Here(place)} is '{Short(scalar.Text)}', but should be {Formats.Words(format)}.", Soft: true);

    public static Violation TooSmall(Rules rules, ScalarNode scalar, Place place) => new("range", place, Line(scalar),
        $"{Here(place)} is {Short(scalar.Text)}, but must be {(rules.Above is { } above ? $"above {above}" : $"at least {rules.Minimum}")}.");

    public static Violation WrongCount(Rules rules, SequenceNode list, Place place) => new("count", place, Line(list),
        $"{Here(place)} has {list.Items.Count} elements, but must have {CountWords(rules)}.");

    public static Violation Repeated(SequenceNode list, Place place) =>
        new("repeated", place, Line(list), $"{Here(place)} names the same value twice. Remove one.");

    public static Violation Forbidden(Rules not, DocumentNode node, Place place)
    {
        var key = not.Required.FirstOrDefault() ?? "this";
        var entry = (node as MappingNode)?.Entry(key);
        return new("forbidden", entry is null ? place : place.Below(key), entry?.Line ?? Line(node),
            $"'{key}' is not allowed here, because the place itself says it. Remove it.");
    }

    public static Violation Several(Rules[] branches, DocumentNode node, Place place)
    {
        var there = branches.SelectMany(branch => branch.Required).Where(key => node is MappingNode mapping && mapping.Contains(key)).ToList();
        return there.Count > 1
            ? new("operator", place, Line(node), $"{Here(place)} has {string.Join(" and ", there)}, but only one of them may stand. Keep one.")
            : NoneFits(branches, node, place);
    }

    public static Violation NoneFits(Rules[] branches, DocumentNode node, Place place)
    {
        var keys = branches.SelectMany(branch => branch.Required).Distinct().ToList();
        if (keys.Count > 0 && branches.All(branch => branch.Required.Length == 1))
        {
            return new("operator", place, Line(node), $"{Here(place)} needs exactly one of {string.Join(", ", keys)}. Add the one you mean.");
        }
        if (branches.Any(branch => branch.Reference?.Name is "ShorthandReference"))
        {
            return new("pattern", place, Line(node), $"{Here(place)} must be a reference such as customers.id or schema/customers/properties/id.");
        }
        if (branches.Any(branch => branch.Properties.ContainsKey("from")))
        {
            return new("form", place, Line(node), "'from' and 'to' must both be one reference, or both be lists of them.", Vague: true);
        }
        var types = branches.SelectMany(branch => branch.EffectiveTypes).Distinct().ToArray();
        return types.Length > 0 && !ValueCheck.Is(types, node)
            ? WrongType(types, node, place)
            : new("form", place, Line(node), $"{Here(place)} fits none of the forms that the standard allows here.", Vague: true);
    }

    private static string PatternWords(Rules rules) => rules.Name switch
    {
        "StableId" => "letters, digits, '-' and '_' only",
        "ShorthandReference" or "FullyQualifiedReference" => "a reference such as customers.id or schema/customers/properties/id",
        _ when rules.Pattern!.ToString().StartsWith("^sftp", StringComparison.Ordinal) => "an address that begins with sftp://",
        _ => "a version such as v3.1.0",
    };

    private static string CountWords(Rules rules) => (rules.MinItems, rules.MaxItems) switch
    {
        ({ } min, { } max) when min == max => $"exactly {min}",
        ({ } min, null) => $"at least {min}",
        (null, { } max) => $"at most {max}",
        var (min, max) => $"{min} to {max}",
    };

    private static string Words(string type) => type switch
    {
        "object" => "an object with keys",
        "array" => "a list",
        "string" => "a text",
        "boolean" => "true or false",
        "integer" => "a whole number",
        "number" => "a number",
        _ => "empty",
    };

    private static string Here(Place place) => place.Depth == 0 ? "The document" : place.Key is { } key ? $"'{Short(key)}'" : "The value";

    private static string Short(string text) => DocumentFormatException.Shorten(text);

    private static int? Line(DocumentNode node) => node.Line is 0 ? null : node.Line;
}
