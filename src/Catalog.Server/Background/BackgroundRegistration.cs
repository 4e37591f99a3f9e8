using Catalog.Core.Notifications;
using Catalog.Server.Hosting;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Catalog.Server.Background;

internal static class BackgroundRegistration
{
    public static void AddBackground(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddTransient<DemoRuns>();
        builder.Services.AddSingleton<DemoResults>();
        builder.Services.AddSingleton<DemoSeeder>();
        builder.Services.AddHostedService(s => s.GetRequiredService<DemoSeeder>());
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddSingleton<Catalog.Core.Imports.IImportJobs>(s => s.GetRequiredService<ImportJobs>());
        builder.Services.AddHostedService(s => s.GetRequiredService<ImportJobs>());
        builder.Services.AddHostedService<SilentImportWorker>();
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddHostedService<LineageWorker>();
        builder.Services.AddHostedService<GraphWorker>();
        builder.Services.AddHostedService<InferenceWorker>();
        builder.Services.AddHostedService<EdgeExpiryWorker>();
        builder.Services.AddHostedService<IndexWorker>();
        builder.Services.AddHostedService<GrantExpiryWorker>();
        builder.Services.AddSingleton<CatalogFeed>();
        builder.Services.AddSingleton<ICatalogFeed>(s => s.GetRequiredService<CatalogFeed>());
        builder.Services.AddHostedService<FeedWorker>();
        builder.Services.AddHostedService<SavedSearchWorker>();
        builder.Services.AddHostedService<ViewWorker>();
        builder.Services.AddHostedService<ValidityWorker>();
        builder.Services.AddHostedService<RetentionWorker>();
        builder.Services.AddHostedService<RestWorker>();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddScoped<CircuitHandler, CircuitTracker>();
        builder.Services.AddSingleton<IHostLifetime, PausingLifetime>();
    }
}
