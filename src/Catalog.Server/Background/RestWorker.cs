using System.Runtime.InteropServices;
using Catalog.Data.Conventions;

namespace Catalog.Server.Background;

/// <summary>When the portal rests after work (its start, an import, a new index), what only the work needed goes back to the machine.</summary>
internal sealed class RestWorker(IProviderProfile database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Buffers that were lent and came back are let go when nobody has asked for them for half a minute; then there is more to give.</summary>
    private const int PausesUntilSettled = 7;

    /// <summary>Native memory that was freed goes back only when the C library is told so, and only glibc keeps it at all.</summary>
    private static readonly TrimHeaps? Trim = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var trim) ? Marshal.GetDelegateForFunctionPointer<TrimHeaps>(trim) : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TrimHeaps(nuint keep);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (atRest, left) = (0L, 0);
        while (true)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Pause, clock, stoppingToken);
            if (!Rests((Environment.CpuUsage.TotalTime - before) / Pause)) continue;
            if (HasGrown(Environment.WorkingSet, atRest)) left = PausesUntilSettled;
            // What looking for work left is a millisecond's collection, and need not pile up until there is enough for one.
            else if (left == 0 || --left > 0)
            {
                GC.Collect(0);
                continue;
            }
            GiveBack();
            atRest = Environment.WorkingSet;
        }
    }

    private void GiveBack()
    {
        database.GiveBack();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Trim?.Invoke(0);
    }

    /// <summary>Looking for work takes a fiftieth of a processor; whoever is at work is not held up.</summary>
    /// <param name="share">Of one processor.</param>
    internal static bool Rests(double share) => share < 0.1;

    /// <summary>What has not grown has nothing to give back.</summary>
    /// <param name="resident">Bytes now.</param>
    /// <param name="atRest">Bytes after the last time.</param>
    internal static bool HasGrown(long resident, long atRest) => resident > atRest + (atRest / 20);
}
