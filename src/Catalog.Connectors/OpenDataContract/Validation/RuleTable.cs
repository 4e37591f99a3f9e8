using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>
/// Compiles the schema of one version of a standard, once. It knows the keywords that those schemas use and refuses any
/// other, so that a new version cannot be understood only in part.
/// </summary>
internal sealed class RuleTable
{
    private static readonly Dictionary<string, Lazy<RuleTable>> Tables =
        new[] { "odcs-2.2.2", "odcs-3.0.0", "odcs-3.0.1", "odcs-3.0.2", "odcs-3.1.0", "odps-0.9.0", "odps-1.0.0" }
            .ToDictionary(name => name, name => new Lazy<RuleTable>(() => new RuleTable(name)), StringComparer.Ordinal);

    private readonly JsonElement schema;
    private readonly Dictionary<string, Rules> references = new(StringComparer.Ordinal);

    private RuleTable(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name.Replace("-", "-json-schema-v", StringComparison.Ordinal) + ".json")
            ?? throw new InvalidOperationException($"The schema {name} is not embedded.");
        schema = JsonDocument.Parse(stream).RootElement;
        Root = Compile(schema);
    }

    public Rules Root { get; }

    public static RuleTable Of(string name) => Tables[name].Value;

    private Rules Compile(JsonElement from, Rules? into = null)
    {
        var rules = into ?? new Rules();
        foreach (var keyword in from.EnumerateObject()) Apply(rules, keyword.Name, keyword.Value);
        return rules;
    }

    private void Apply(Rules rules, string keyword, JsonElement value)
    {
        switch (keyword)
        {
            case "$ref": rules.Reference = Reference(value.GetString()!); break;
            case "type": rules.Types = value.ValueKind is JsonValueKind.Array ? Texts(value) : [value.GetString()!]; break;
            case "enum": rules.Allowed = [.. value.EnumerateArray().Select(Literal)]; break;
            case "const": rules.Allowed = [Literal(value)]; break;
            case "pattern": rules.Pattern = Expression(value.GetString()!); break;
            case "format": rules.Format = value.GetString(); break;
            case "minimum": rules.Minimum = value.GetDouble(); break;
            case "exclusiveMinimum": rules.Above = value.GetDouble(); break;
            case "minItems": rules.MinItems = value.GetInt32(); break;
            case "maxItems": rules.MaxItems = value.GetInt32(); break;
            case "uniqueItems": rules.UniqueItems = value.GetBoolean(); break;
            case "required": rules.Required = Texts(value); break;
            case "properties": foreach (var key in value.EnumerateObject()) rules.Properties[key.Name] = Compile(key.Value); break;
            case "additionalProperties" when value.ValueKind is JsonValueKind.Object: rules.Others = Compile(value); break;
            case "additionalProperties": rules.Closed = !value.GetBoolean(); break;
            case "unevaluatedProperties": rules.ClosedOverAll = !value.GetBoolean(); break;
            case "items": rules.Items = Compile(value); break;
            case "allOf": rules.AllOf = All(value); break;
            case "anyOf": rules.AnyOf = All(value); break;
            case "oneOf": rules.OneOf = All(value); break;
            case "not": rules.Not = Compile(value); break;
            case "if": rules.If = Compile(value); break;
            case "then": rules.Then = Compile(value); break;
            case "$schema" or "$id" or "$defs" or "title" or "description" or "default" or "examples" or "deprecated" or "$comment": break;
            default: throw new InvalidOperationException($"The schema keyword {keyword} is not understood.");
        }
    }

    private Rules Reference(string pointer)
    {
        if (references.TryGetValue(pointer, out var known)) return known;
        var target = schema;
        foreach (var part in pointer.Split('/').Skip(1)) target = target.GetProperty(part);

        // Entered before it is filled: definitions refer to themselves.
        var rules = new Rules { Name = pointer[(pointer.LastIndexOf('/') + 1)..] };
        references.Add(pointer, rules);
        return Compile(target, rules);
    }

    private Rules[] All(JsonElement list) => [.. list.EnumerateArray().Select(each => Compile(each))];

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(each => each.GetString()!)];

    private static DocumentNode Literal(JsonElement value) => JsonDocuments.Parse(value.GetRawText(), 1).Root!;

    // JSON Schema's $ is the very end, .NET's also stands before a last line break.
    private static Regex Expression(string pattern) =>
        new(pattern.EndsWith('$') ? pattern[..^1] + @"\z" : pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
