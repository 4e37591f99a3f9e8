using System.Runtime.InteropServices;

namespace Catalog.Server.Background;

/// <summary>
/// On a signal to stop, open pages are paused first, while they can still be reached: they carry their state over to the
/// next process. Only then the portal stops.
/// </summary>
internal sealed class PausingLifetime(IHostApplicationLifetime application, OpenCircuits circuits, IHostEnvironment environment, TimeProvider clock, ILogger<PausingLifetime> log) : IHostLifetime, IDisposable
{
    // Pages pause within a second; only one that sleeps at the other end of a half-open line makes us wait so long.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<PosixSignalRegistration> signals = [];
    private int stopping;

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT }) signals.Add(PosixSignalRegistration.Create(signal, Stop));
        application.ApplicationStarted.Register(() => log.Started(environment.EnvironmentName));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => signals.ForEach(signal => signal.Dispose());

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Exchange(ref stopping, 1) == 0) _ = PauseAndStopAsync();
    }

    private async Task PauseAndStopAsync()
    {
        try
        {
            log.Pausing(circuits.Count);
            await circuits.PauseAsync(Patience, clock);
        }
        finally
        {
            application.StopApplication();
        }
    }
}
