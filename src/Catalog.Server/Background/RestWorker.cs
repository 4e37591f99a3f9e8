namespace Catalog.Server.Background;

/// <summary>When the portal rests after work (its start, an import, a new index), what only the work needed goes back to the machine.</summary>
internal sealed class RestWorker(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var atRest = 0L;
        while (true)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Pause, clock, stoppingToken);
            if (!GivesBack((Environment.CpuUsage.TotalTime - before) / Pause, Environment.WorkingSet, atRest)) continue;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            atRest = Environment.WorkingSet;
        }
    }

    /// <summary>Looking for work takes a fiftieth of a processor; whoever is at work is not held up, and what has not grown has nothing to give.</summary>
    /// <param name="share">Of one processor.</param>
    /// <param name="resident">Bytes now.</param>
    /// <param name="atRest">Bytes after the last time.</param>
    internal static bool GivesBack(double share, long resident, long atRest) => share < 0.1 && resident > atRest + (atRest / 20);
}
