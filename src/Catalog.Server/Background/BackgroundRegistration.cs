using Catalog.Server.Hosting;

namespace Catalog.Server.Background;

internal static class BackgroundRegistration
{
    public static void AddBackground(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.Services.AddSingleton<DemoSeeder>();
        builder.Services.AddHostedService(s => s.GetRequiredService<DemoSeeder>());
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddSingleton<Catalog.Core.Imports.IImportJobs>(s => s.GetRequiredService<ImportJobs>());
        builder.Services.AddHostedService(s => s.GetRequiredService<ImportJobs>());
        builder.Services.AddHostedService<OutboxWorker>();
        builder.Services.AddHostedService<GrantExpiryWorker>();
        builder.Services.AddSingleton<CatalogFeed>();
        builder.Services.AddSingleton<Catalog.Core.Notifications.ICatalogFeed>(s => s.GetRequiredService<CatalogFeed>());
        builder.Services.AddHostedService<FeedWorker>();
        builder.Services.AddHostedService<ViewWorker>();
    }
}
