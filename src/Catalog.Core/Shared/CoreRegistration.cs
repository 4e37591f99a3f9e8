using Catalog.Core.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Catalog.Core.Shared;

/// <summary>Puts the capabilities of Core into the container.</summary>
public static class CoreRegistration
{
    /// <summary>
    /// Registers what the capabilities' folders hold, so that a further capability only adds a folder: every use case
    /// (a sealed class with a public <c>ExecuteAsync</c>) as transient, every <see cref="IEventHandler"/> as singleton.
    /// </summary>
    public static IServiceCollection AddCatalogCore(this IServiceCollection services)
    {
        foreach (var type in typeof(CoreRegistration).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: true }))
        {
            if (typeof(IEventHandler).IsAssignableFrom(type)) services.AddSingleton(typeof(IEventHandler), type);
            else if (type.GetMethod("ExecuteAsync") is not null) services.AddTransient(type);
        }
        services.TryAddSingleton(AccessRules.Default);
        services.TryAddSingleton(Lineage.Staleness.Default);
        services.TryAddSingleton(Imports.ImportLimits.Default);
        services.AddSingleton<DataProducts.ViewTally>();
        services.AddSingleton<Validity.ValidityMesh>();
        services.AddSingleton<Validity.GateTally>();
        return services;
    }
}
