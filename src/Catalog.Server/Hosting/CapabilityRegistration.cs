using Catalog.Connectors;
using Catalog.Connectors.OpenDataContract;
using Catalog.Content;
using Catalog.Core.Imports;
using Catalog.Core.Shared;
using Catalog.Search;
using Catalog.Search.Index;
using Catalog.UI.Components;
using Catalog.UI.Navigation;

namespace Catalog.Server.Hosting;

internal static class CapabilityRegistration
{
    /// <summary>What the capabilities bring: use cases, event handlers, what reads and writes documents, what renders words, their places in the navigation.</summary>
    public static void AddCapabilities(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new DocumentReaderOptions { MaxBytes = services.GetRequiredService<LimitSettings>().Document });
        builder.Services.AddSingleton(services => new ImportLimits(services.GetRequiredService<LimitSettings>().Document));
        builder.Services.AddCatalogCore().AddCatalogConnectors().AddCatalogContent().AddCatalogSearch(services => new IndexSettings(Path.Combine(services.GetRequiredService<StorageSettings>().DataDirectory, "index")));
        builder.Services.AddNavigation(
            NavigationEntries.Home, NavigationEntries.Products, NavigationEntries.Domains, NavigationEntries.Contracts, NavigationEntries.Datasets, NavigationEntries.Lineage, NavigationEntries.Jobs, NavigationEntries.Quality, NavigationEntries.Glossary, NavigationEntries.Tags,
            NavigationEntries.Teams, NavigationEntries.People, NavigationEntries.Admin(40, "Certification", "certification", Symbols.Certified));
    }
}
