using Catalog.Connectors.Files;
using Catalog.Core.Imports;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Catalog.Server.Hosting;

/// <summary>
/// Fills an empty catalog with the demo mesh, through the same import as anybody's files. Readiness waits for it, the
/// start does not. What was broken off is loaded again, since nothing comes in twice; a catalog that holds anything that
/// the demo did not bring is left alone.
/// </summary>
internal sealed class DemoSeeder(CatalogSchema schema, ICatalogWorkFactory works, RunImport import, DemoRuns runs, DemoResults results, DemoSettings settings, TimeProvider clock, ILogger<DemoSeeder> log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private volatile string? waitsFor = settings.Seed ? "The demo mesh is being loaded." : null;
    private volatile string stands = settings.Seed ? "The demo mesh is loaded." : "No demo mesh is asked for.";

    internal const string Name = "demo";

    public static string Folder => Path.Combine(AppContext.BaseDirectory, "demo");

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(waitsFor is { } what ? HealthCheckResult.Unhealthy(what) : HealthCheckResult.Healthy(stands));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Seed) return;
        await Task.Yield();
        while (!await TrySeedAsync(stoppingToken)) await Task.Delay(Pause, clock, stoppingToken);
        waitsFor = null;
    }

    internal async Task<bool> TrySeedAsync(CancellationToken ct)
    {
        try
        {
            if ((await schema.MissingAsync(ct)).Count > 0) return false;
            await using (var work = works.Open())
            {
                if (await work.InTrailAsync(DemoResults.Loaded, ct)) return true;
                if (!await work.IsEmptyAsync(ct) && !await work.HoldsOnlyAsync(Name, Actor.System, ct))
                {
                    stands = "The catalog holds something of its own, so the demo mesh stays out.";
                    return true;
                }
            }
            await using var files = new DatedFiles(PathFiles.OfFolder(Folder, Name), clock.GetUtcNow());
            var outcome = await import.ExecuteAsync(new RunImport.Command(CatalogId.New<ImportRunId>(clock), files), Actor.System, ct);
            await runs.SendAsync(ct);
            await results.SendAsync(ct);
            if (outcome.Value is { } report) log.DemoLoaded(report.Done, report.Rejected, report.Took.TotalMilliseconds);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.DemoNotLoaded(failure.Message);
            return false;
        }
    }
}
