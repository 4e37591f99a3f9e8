using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Catalog.Server.Background;

/// <summary>Once the portal is ready and rests, gives back what only its start needed: models, plans, and whatever was read once.</summary>
internal sealed class LeanStart(HealthCheckService health, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Resting = Pause / 4;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan worked;
        do
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Pause, clock, stoppingToken);
            worked = Environment.CpuUsage.TotalTime - before;
        }
        while (worked > Resting || (await health.CheckHealthAsync(check => check.Tags.Contains("ready"), stoppingToken)).Status != HealthStatus.Healthy);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
