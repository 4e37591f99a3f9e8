using Catalog.UI.Components;
using Catalog.UI.Navigation;

namespace Catalog.UI.Validity;

/// <summary>The pages about the quality of the mesh, as tabs; a chosen domain stays chosen.</summary>
internal static class QualityPlaces
{
    public static IReadOnlyList<Facet> Tabs(string here, string? domain = null) =>
    [
        new("Broken now", CatalogUrls.Quality, here == CatalogUrls.Quality),
        new("The mesh", CatalogUrls.With(CatalogUrls.MeshQuality, ("domain", domain)), here == CatalogUrls.MeshQuality),
        new("Incidents", CatalogUrls.With(CatalogUrls.Incidents, ("domain", domain)), here == CatalogUrls.Incidents),
        new("Rules", CatalogUrls.RulesOf(null, domain), here == CatalogUrls.Rules),
        new("The gate", CatalogUrls.GateGuide, here == CatalogUrls.GateGuide),
    ];
}
