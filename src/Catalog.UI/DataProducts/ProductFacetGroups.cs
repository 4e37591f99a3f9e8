using Catalog.Core.DataProducts;
using Catalog.UI.Components;
using Catalog.UI.Navigation;

namespace Catalog.UI.DataProducts;

/// <summary>A filter and its counts as links: what can be chosen, and what is chosen with the way back.</summary>
public sealed class ProductFacetGroups(ProductFilter filter, ProductSort sort, ProductFacets counts)
{
    private readonly HashSet<(string, string?)> chosen = [.. ProductFilterQuery.Write(filter)];

    /// <summary>Only the reader's own: for people, since tokens have none.</summary>
    public IReadOnlyList<Facet> Own(bool hasTeams) =>
    [
        .. (Facet[])(hasTeams || filter.Mine ? [Link("mine", "1", "My teams' products", null)] : []),
        Link("favourite", "me", "My favourites", null),
    ];

    public IReadOnlyList<(string Title, IReadOnlyList<Facet> Facets)> Groups() =>
        [.. All().Where(g => g.Values.Any(v => v.Count > 0 || IsChosen(g.Name, v.Value)) && (g.Name != "visibility" || g.Values.Count(v => v.Count > 0) > 1 || filter.Visibilities.Count > 0))
            .Select(g => (g.Title, (IReadOnlyList<Facet>)[.. g.Values.OrderByDescending(v => IsChosen(g.Name, v.Value)).Select(v => Link(g.Name, v.Value, v.Text, v.Count))]))];

    /// <summary>What is set now, each with the list without it.</summary>
    public IReadOnlyList<Facet> Chosen()
    {
        var texts = All().SelectMany(g => g.Values.Select(v => (g.Name, v.Value, Text: g.Name is "tier" or "visibility" or "lifecycle" or "archetype" ? v.Text : $"{g.Title}: {v.Text}")))
            .ToDictionary(v => (v.Name, v.Value), v => v.Text);
        return [.. ProductFilterQuery.Write(filter).Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => new Facet(
            p.Name switch
            {
                "q" => $"“{p.Value}”",
                "mine" => "My teams' products",
                "favourite" => "My favourites",
                _ => texts.GetValueOrDefault((p.Name, p.Value!)) ?? p.Value!,
            },
            CatalogUrls.ProductList(ProductFilterQuery.Toggle(filter, p.Name, p.Value!), sort), Chosen: true))];
    }

    private bool IsChosen(string name, string value) => chosen.Contains((name, value));

    private Facet Link(string name, string value, string text, int? count) =>
        new(text, CatalogUrls.ProductList(ProductFilterQuery.Toggle(filter, name, value), sort), IsChosen(name, value), count);

    private IEnumerable<(string Title, string Name, IReadOnlyList<FacetValue> Values)> All() =>
    [
        ("Domain", "domain", counts.Domains),
        ("Owner", "team", counts.Teams),
        ("Lifecycle", "lifecycle", counts.Lifecycles),
        ("Certification", "certification", counts.Certifications),
        ("Tier", "tier", counts.Tiers),
        ("Tag", "tag", counts.Tags),
        ("Kind", "archetype", counts.Archetypes),
        ("Technology", "technology", counts.Technologies),
        ("Format", "format", counts.Formats),
        ("Term", "term", counts.Terms),
        ("Who sees it", "visibility", counts.Visibilities),
    ];
}
