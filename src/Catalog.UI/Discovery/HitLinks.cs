using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Validity;
using Catalog.UI.Components;
using Catalog.UI.Navigation;

namespace Catalog.UI.Discovery;

/// <summary>Where a hit leads, and how its kind is drawn.</summary>
public static class HitLinks
{
    public static string Href(SearchHit hit) => hit.Type switch
    {
        SearchType.Product => ProductOf(hit) is { } key ? CatalogUrls.Product(key) : CatalogUrls.Products,
        SearchType.Port => ProductOf(hit) is { } key ? $"{CatalogUrls.Product(key, "ports")}#port-{Uri.EscapeDataString(hit.Name)}" : CatalogUrls.Products,
        SearchType.Dataset => CatalogUrls.Dataset(hit.Parent ?? "", hit.Name),
        SearchType.Contract => hit.Parent is { } id && Guid.TryParse(id, out var own) ? CatalogUrls.ContractOf(hit.Key, own) : CatalogUrls.Contract(hit.Key),
        SearchType.Documentation => ProductOf(hit) is { } key ? CatalogUrls.DocumentationPage(key, hit.Name) : CatalogUrls.Products,
        SearchType.Domain => CatalogUrls.Domain(hit.Key),
        SearchType.Team => CatalogUrls.Team(hit.Key),
        SearchType.Term => CatalogUrls.Term(hit.Key),
        SearchType.Person => Guid.TryParse(hit.Key, out var person) ? CatalogUrls.Person(person) : CatalogUrls.People,
        _ => CatalogUrls.Home,
    };

    public static string Icon(SearchType type) => type switch
    {
        SearchType.Product => Symbols.Product,
        SearchType.Port => Icons.Access,
        SearchType.Dataset => Symbols.Dataset,
        SearchType.Contract => Icons.Contract,
        SearchType.Documentation => Icons.Glossary,
        SearchType.Domain => Symbols.Domain,
        SearchType.Team => Icons.Team,
        SearchType.Term => Icons.Tag,
        _ => Icons.Person,
    };

    /// <summary>"Data product", "Glossary term".</summary>
    public static string Kind(SearchType type) => type switch
    {
        SearchType.Product => "Data product",
        SearchType.Port => "Port",
        SearchType.Dataset => "Dataset",
        SearchType.Contract => "Data contract",
        SearchType.Documentation => "Documentation",
        SearchType.Domain => "Domain",
        SearchType.Team => "Team",
        SearchType.Term => "Glossary term",
        _ => "Person",
    };

    /// <summary>Whether it goes by a technical name rather than by a title.</summary>
    public static bool IsName(SearchHit hit) => hit.Type is SearchType.Product or SearchType.Port or SearchType.Dataset or SearchType.Contract;

    /// <summary>What it goes by, with what matched marked.</summary>
    public static IReadOnlyList<TextPart> Title(SearchHit hit) => hit.NameParts.Count > 0 ? hit.NameParts : hit.TitleParts.Count > 0 ? hit.TitleParts : [new TextPart(hit.Title, false)];

    public static ValidityState? StateOf(SearchHit hit) => Enum.TryParse<ValidityState>(hit.State, ignoreCase: true, out var state) ? state : null;

    /// <summary>The product that a hit is or belongs to; <c>null</c> for what belongs to none.</summary>
    public static DataProductKey? ProductOf(SearchHit hit) =>
        DataProductKey.TryParse(hit.Type == SearchType.Product ? hit.Key : hit.Parent, out var key) ? key : null;
}
