using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>Types, values, patterns and lengths.</summary>
internal static class ValueCheck
{
    public static bool Type(Rules rules, DocumentNode node, Place place, List<Violation>? sink)
    {
        if (rules.Types.Length == 0 || Is(rules.Types, node)) return true;
        sink?.Add(Say.WrongType(rules.Types, node, place));
        return false;
    }

    public static bool Is(string[] types, DocumentNode node)
    {
        foreach (var type in types)
        {
            var fits = type switch
            {
                "object" => node is MappingNode,
                "array" => node is SequenceNode,
                "string" => node is ScalarNode { Kind: ScalarKind.Text },
                "boolean" => node is ScalarNode { Kind: ScalarKind.Boolean },
                "null" => node is ScalarNode { Kind: ScalarKind.Null },
                "number" => node is ScalarNode { IsNumber: true },
                "integer" => node is ScalarNode { IsNumber: true } number && double.IsInteger(number.Value),
                _ => throw new InvalidOperationException($"The schema type {type} is not understood."),
            };
            if (fits) return true;
        }
        return false;
    }

    public static bool Scalar(Rules rules, ScalarNode scalar, Place place, List<Violation>? sink)
    {
        var ok = Allowed(rules, scalar, place, sink);
        if (scalar.Kind is ScalarKind.Text)
        {
            if (rules.Pattern is { } pattern && !pattern.IsMatch(scalar.Text))
            {
                ok = false;
                sink?.Add(Say.WrongPattern(rules, scalar, place));
            }
            if (rules.Format is { } format && sink is not null && !Formats.Fits(format, scalar.Text))
            {
                sink.Add(Say.WrongFormat(format, scalar, place));
            }
        }
        else if (scalar.IsNumber && (scalar.Value < rules.Minimum || scalar.Value <= rules.Above))
        {
            ok = false;
            sink?.Add(Say.TooSmall(rules, scalar, place));
        }
        return ok;
    }

    public static bool Items(Rules rules, SequenceNode list, Place place, List<Violation>? sink)
    {
        var ok = true;
        if (list.Items.Count < rules.MinItems || list.Items.Count > rules.MaxItems)
        {
            ok = false;
            sink?.Add(Say.WrongCount(rules, list, place));
        }
        if (rules.UniqueItems && list.Items.Select(CanonicalHash.Of).Distinct(StringComparer.Ordinal).Count() < list.Items.Count)
        {
            ok = false;
            sink?.Add(Say.Repeated(list, place));
        }
        if (rules.Items is null) return ok;
        for (var i = 0; i < list.Items.Count; i++)
        {
            ok &= RuleCheck.Check(rules.Items, list.Items[i], place.At(i), sink, null);
            if (!ok && sink is null) return false;
        }
        return ok;
    }

    private static bool Allowed(Rules rules, ScalarNode scalar, Place place, List<Violation>? sink)
    {
        if (rules.Allowed is null) return true;
        foreach (var value in rules.Allowed)
        {
            if (value is ScalarNode allowed && Same(allowed, scalar)) return true;
        }
        sink?.Add(Say.NotAllowed(rules.Allowed, scalar, place));
        return false;
    }

    private static bool Same(ScalarNode a, ScalarNode b) =>
        a.IsNumber && b.IsNumber ? a.Value.Equals(b.Value) : a.Kind == b.Kind && a.Text == b.Text;
}
