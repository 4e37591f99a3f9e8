using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>The options of a logical type, as a person would say them.</summary>
internal static class TypeWords
{
    public static IReadOnlyList<string> Limits(MappingNode? options) =>
        options is null ? [] : [.. options.Entries.Select(Limit).OfType<string>()];

    private static string? Limit(MappingEntry option)
    {
        if (option.Value is SequenceNode) return $"must have {string.Join(", ", ((SequenceNode)option.Value).Items.Select(TermsMapping.Value))}";
        if (NodeReading.AsText(option.Value) is not { } value) return null;
        return option.Key switch
        {
            "minLength" => $"at least {value} characters",
            "maxLength" => $"at most {value} characters",
            "pattern" => $"looks like {value}",
            "format" => $"written as {value}",
            "minimum" => $"at least {value}",
            "maximum" => $"at most {value}",
            "exclusiveMinimum" => $"greater than {value}",
            "exclusiveMaximum" => $"less than {value}",
            "multipleOf" => $"a multiple of {value}",
            "minItems" => $"at least {value} elements",
            "maxItems" => $"at most {value} elements",
            "uniqueItems" => value is "true" ? "no element twice" : null,
            "minProperties" => $"at least {value} fields",
            "maxProperties" => $"at most {value} fields",
            "timezone" => value is "true" ? "with a time zone" : "without a time zone",
            "defaultTimezone" => $"in the time zone {value} unless it says another",
            _ => $"{option.Key}: {value}",
        };
    }
}
