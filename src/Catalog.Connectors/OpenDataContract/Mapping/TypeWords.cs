using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Mapping;

/// <summary>The options of a logical type, as a person would say them.</summary>
internal static class TypeWords
{
    public static IReadOnlyList<string> Limits(MappingNode? options)
    {
        if (options is null) return [];
        // Eleven at least and eleven at most are exactly eleven.
        var exact = options.Text("minLength") is { } length && length == options.Text("maxLength") ? length : null;
        return
        [
            .. exact is null ? [] : (string[])[$"exactly {Count(exact, "character")}"],
            .. options.Entries.Where(o => exact is null || o.Key is not ("minLength" or "maxLength")).Select(Limit).OfType<string>(),
        ];
    }

    private static string? Limit(MappingEntry option)
    {
        if (option.Value is SequenceNode) return $"must have {string.Join(", ", ((SequenceNode)option.Value).Items.Select(TermsMapping.Value))}";
        if (NodeReading.AsText(option.Value) is not { } value) return null;
        return option.Key switch
        {
            "minLength" => $"at least {Count(value, "character")}",
            "maxLength" => $"at most {Count(value, "character")}",
            "pattern" => $"looks like {value}",
            "format" => $"written as {value}",
            "minimum" => $"at least {value}",
            "maximum" => $"at most {value}",
            "exclusiveMinimum" => $"greater than {value}",
            "exclusiveMaximum" => $"less than {value}",
            "multipleOf" => $"a multiple of {value}",
            "minItems" => $"at least {Count(value, "element")}",
            "maxItems" => $"at most {Count(value, "element")}",
            "uniqueItems" => value is "true" ? "no element twice" : null,
            "minProperties" => $"at least {Count(value, "field")}",
            "maxProperties" => $"at most {Count(value, "field")}",
            "timezone" => value is "true" ? "with a time zone" : "without a time zone",
            "defaultTimezone" => $"in the time zone {value} unless it says another",
            _ => $"{option.Key}: {value}",
        };
    }

    private static string Count(string value, string noun) => value is "1" ? $"1 {noun}" : $"{value} {noun}s";
}
