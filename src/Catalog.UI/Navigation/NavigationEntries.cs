using Catalog.UI.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Navigation;

/// <summary>What each place is called and which icon it has, once.</summary>
public static class NavigationEntries
{
    public static NavigationEntry Home { get; } = new(NavigationGroup.Top, 10, "Home", CatalogUrls.Home, Icons.Home) { Phone = 1 };
    public static NavigationEntry Inbox { get; } = new(NavigationGroup.Top, 20, "Inbox", CatalogUrls.Inbox, Icons.Inbox) { Phone = 3 };
    public static NavigationEntry Products { get; } = new(NavigationGroup.Find, 10, "Products", CatalogUrls.Products, Icons.Products) { Phone = 2 };
    public static NavigationEntry Domains { get; } = new(NavigationGroup.Find, 20, "Domains", CatalogUrls.Domains, Icons.Domains);
    public static NavigationEntry Contracts { get; } = new(NavigationGroup.Find, 30, "Contracts", CatalogUrls.Contracts, Icons.Contract);
    public static NavigationEntry Datasets { get; } = new(NavigationGroup.Find, 40, "Datasets", CatalogUrls.Datasets, Icons.Columns);
    public static NavigationEntry Lineage { get; } = new(NavigationGroup.Trust, 10, "Lineage", CatalogUrls.Lineage, Icons.Lineage) { Phone = 4 };
    public static NavigationEntry Quality { get; } = new(NavigationGroup.Trust, 20, "Quality", CatalogUrls.Quality, Icons.Quality);
    public static NavigationEntry Jobs { get; } = new(NavigationGroup.Trust, 30, "Jobs", CatalogUrls.Jobs, Icons.Job);
    public static NavigationEntry Glossary { get; } = new(NavigationGroup.Find, 50, "Glossary", CatalogUrls.Glossary, Icons.Glossary);
    public static NavigationEntry Tags { get; } = new(NavigationGroup.Find, 60, "Tags", CatalogUrls.Tags, Icons.Tag);
    public static NavigationEntry Teams { get; } = new(NavigationGroup.People, 10, "Teams", CatalogUrls.Teams, Icons.Team);
    public static NavigationEntry People { get; } = new(NavigationGroup.People, 20, "People", CatalogUrls.People, Icons.Person);
    public static NavigationEntry Access { get; } = new(NavigationGroup.Trust, 40, "Access", CatalogUrls.Access, Icons.Access);
    public static NavigationEntry Activity { get; } = new(NavigationGroup.People, 40, "Activity", CatalogUrls.Activity, Icons.History);

    public static NavigationEntry Imports { get; } = new(NavigationGroup.Administration, 20, "Imports", CatalogUrls.Admin("imports"), Icons.Upload)
    {
        ShownTo = static actor => Core.Access.Authorisation.Decide(actor, Core.Access.MeshAction.ReadImports).Allowed,
    };

    /// <summary>A page of administration, for administrators only.</summary>
    public static NavigationEntry Admin(int order, string label, string section, string icon) =>
        new(NavigationGroup.Administration, order, label, CatalogUrls.Admin(section), icon) { ShownTo = static actor => actor.Administrator };

    public static IServiceCollection AddNavigation(this IServiceCollection services, params NavigationEntry[] entries)
    {
        foreach (var entry in entries) services.AddSingleton(entry);
        return services;
    }
}
