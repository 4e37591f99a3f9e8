using System.Runtime.InteropServices;
using Catalog.Data.Conventions;

namespace Catalog.Server.Background;

/// <summary>When the portal rests after work (its start, an import, a new index), what only the work needed goes back to the machine.</summary>
internal sealed class RestWorker(IProviderProfile database, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Native memory that was freed goes back only when the C library is told so, and only glibc keeps it at all.</summary>
    private static readonly TrimHeaps? Trim = NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var trim) ? Marshal.GetDelegateForFunctionPointer<TrimHeaps>(trim) : null;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TrimHeaps(nuint keep);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var rest = new Rest();
        while (true)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            if (!Rests((Environment.CpuUsage.TotalTime - before) / Pause)) continue;
            if (rest.GivesBack(Environment.WorkingSet)) GiveBack();
            // What looking for work left is a millisecond's collection, and need not pile up until there is enough for one.
            else GC.Collect(0);
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

    /// <summary>When to give back all that is not needed, from pause to pause in which the portal rests.</summary>
    internal sealed class Rest
    {
        /// <summary>What was still on its way when the portal came to rest is let go by then: there is more to give.</summary>
        private const int PausesUntilSettled = 2;

        private long atRest;
        private int pauses = 1;
        private bool settled;

        /// <param name="resident">Bytes now.</param>
        public bool GivesBack(long resident)
        {
            // Only now what looking for work needs is there again, and is no growth.
            if (++pauses == 1) atRest = resident;
            var grown = resident > atRest + (atRest / 40);
            if (!grown && (settled || pauses < PausesUntilSettled)) return false;
            (settled, pauses) = (!grown, 0);
            return true;
        }
    }
}
