using Catalog.Search.Index;

namespace Catalog.Server.Background;

/// <summary>Keeps the search index of this process up with the catalog.</summary>
internal sealed class IndexWorker(CatalogIndex index) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host does not wait for the index.
        await Task.Yield();
        await index.RunAsync(stoppingToken);
    }
}
