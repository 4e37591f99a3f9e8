namespace Catalog.Server.Hosting;

/// <summary>
/// Applies the schema before the first request. When the database cannot be reached the portal starts all the same,
/// says that it is not ready, and tries again until it can.
/// </summary>
internal sealed class SchemaWorker(CatalogSchema schema, StorageSettings storage, TimeProvider clock, ILogger<SchemaWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private bool applied;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        applied = !storage.MigrateAtStart || await TryAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!applied)
        {
            await Task.Delay(Pause, clock, stoppingToken);
            applied = await TryAsync(stoppingToken);
        }
    }

    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            foreach (var name in await schema.ApplyAsync(ct)) log.SchemaApplied(name);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.SchemaNotApplied(failure.Message);
            return false;
        }
    }
}
