using Catalog.Core.Discovery;
using Catalog.Core.Lineage;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Catalog.Data.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Data;

public static class DataRegistration
{
    /// <summary>
    /// Registers the context for the given provider, the write port, the outbox, and every read port (Core interfaces
    /// named <c>I…Queries</c>) and search source that the capabilities' folders implement.
    /// </summary>
    public static IServiceCollection AddCatalogData(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> provider)
    {
        services.AddPooledDbContextFactory<CatalogDbContext>(provider);
        // Data protection asks for the context itself.
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<CatalogDbContext>>().CreateDbContext());
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxProcessor>();
        services.AddSingleton<OutboxFollower>();
        services.AddSingleton<LineageSignal>();
        services.AddSingleton<LineageTail>();
        services.AddSingleton<LineageLog>();
        services.AddSingleton<ILineageLog>(s => s.GetRequiredService<LineageLog>());
        services.AddSingleton<LineageProjector>();
        services.AddSingleton<LineageMoments>();
        services.AddSingleton<Core.Lineage.Graph.ILineageMoments>(s => s.GetRequiredService<LineageMoments>());
        services.AddSingleton<ICatalogWorkFactory, EfCatalogWorkFactory>();
        services.AddSingleton<IEventLog, EventLog>();
        foreach (var type in typeof(DataRegistration).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false }))
            foreach (var port in type.GetInterfaces().Where(i => i.Assembly == typeof(ICatalogWork).Assembly && i.Name.EndsWith("Queries", StringComparison.Ordinal)))
                services.AddSingleton(port, type);
        foreach (var source in typeof(DataRegistration).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ISearchDocumentSource))))
            services.AddSingleton(typeof(ISearchDocumentSource), source);
        return services;
    }
}
