using System.Runtime.InteropServices;
using Catalog.Data.Conventions;

namespace Catalog.Server.Background;

/// <summary>When the portal rests after work (its start, an import, a new index), what only the work needed goes back to the machine.</summary>
internal sealed class RestWorker(IProviderProfile database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <summary>Native memory that was freed goes back only when the C library is told so, and only glibc keeps it at all.</summary>
    private static readonly TrimHeaps? Trim = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var trim) ? Marshal.GetDelegateForFunctionPointer<TrimHeaps>(trim) : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TrimHeaps(nuint keep);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var atRest = 0L;
        while (true)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Pause, clock, stoppingToken);
            if (!GivesBack((Environment.CpuUsage.TotalTime - before) / Pause, Environment.WorkingSet, atRest)) continue;
            database.GiveBack();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            Trim?.Invoke(0);
            atRest = Environment.WorkingSet;
        }
    }

    /// <summary>Looking for work takes a fiftieth of a processor; whoever is at work is not held up, and what has not grown has nothing to give.</summary>
    /// <param name="share">Of one processor.</param>
    /// <param name="resident">Bytes now.</param>
    /// <param name="atRest">Bytes after the last time.</param>
    internal static bool GivesBack(double share, long resident, long atRest) => share < 0.1 && resident > atRest + (atRest / 20);
}
