namespace Catalog.Core.Discovery;

/// <summary>The facets of a search; each bears the name of its filter in addresses and in the query language.</summary>
public static class SearchFacets
{
    public const string Type = "type";
    public const string Domain = "domain";
    public const string Owner = "owner";
    public const string State = "state";
    public const string Tier = "tier";
    public const string Format = "format";
    public const string Tag = "tag";
    public const string Certification = "certification";
    public const string Lifecycle = "lifecycle";

    /// <summary>In the order in which a page shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [Type, State, Domain, Owner, Tier, Format, Tag, Certification, Lifecycle];

    /// <summary>Values counted per facet at most; the most frequent ones.</summary>
    public const int MaxValues = 50;

    /// <summary>The value of a type in addresses.</summary>
    public static string Value(SearchType type) => type.ToString().ToLowerInvariant();

    /// <summary>A value as people read it.</summary>
    public static string Label(string facet, string value) => facet switch
    {
        Type => value switch
        {
            "product" => "Data products",
            "port" => "Ports",
            "dataset" => "Datasets",
            "contract" => "Data contracts",
            "documentation" => "Documentation",
            "domain" => "Domains",
            "team" => "Teams",
            "term" => "Glossary terms",
            "person" => "People",
            _ => value,
        },
        Tier or Lifecycle => value is [var first, .. var rest] ? char.ToUpperInvariant(first) + rest : value,
        State => value.ToUpperInvariant(),
        _ => value,
    };
}

/// <summary>A value of a facet with the number of hits under everything else that is chosen.</summary>
/// <param name="Value">As the filter takes it.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Count">Hits that choosing it would show.</param>
/// <param name="Chosen">Whether the filter has it.</param>
public sealed record SearchFacetValue(string Value, string Label, int Count, bool Chosen);
