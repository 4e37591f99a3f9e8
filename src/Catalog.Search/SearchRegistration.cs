using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Results;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Search;

public static class SearchRegistration
{
    /// <summary>Registers the index of this process and the search over it; somebody has to run <see cref="CatalogIndex.RunAsync"/>.</summary>
    public static IServiceCollection AddCatalogSearch(this IServiceCollection services, Func<IServiceProvider, IndexSettings> settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<CatalogIndex>();
        services.AddSingleton<ISearch, CatalogSearch>();
        return services;
    }
}
