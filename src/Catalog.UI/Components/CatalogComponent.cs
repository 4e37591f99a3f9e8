using System.Data.Common;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;

namespace Catalog.UI.Components;

/// <summary>
/// The base of everything that loads or acts: <see cref="Closed"/> cancels what runs when the component leaves the page,
/// and <see cref="RunAsync"/> turns a failure into a reference that the person can pass on and the log knows.
/// </summary>
public abstract partial class CatalogComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan BetweenAnswers = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _closed = new();
    private Task<bool> _load = Task.FromResult(true);
    private Task<bool>? _nextLoad;
    private CancellationTokenSource? _loading;
    private int _waiting;
    private DateTimeOffset _answeredAt;

    [Inject] public required TimeProvider Clock { get; init; }
    [Inject] public required ILoggerFactory Logs { get; init; }

    /// <summary>Cancelled when the component is disposed.</summary>
    protected CancellationToken Closed { get; }

    // Kept, since a late event may ask for it after the source is gone.
    protected CatalogComponent() => Closed = _closed.Token;

    /// <summary>Something runs; show it after 150 ms at the earliest.</summary>
    protected bool Busy { get; private set; }

    /// <summary>The reference of the last failure; <c>null</c> when the last run went through.</summary>
    protected string? Failure { get; private set; }

    /// <summary>Runs a load or a deed. False: it failed and <see cref="Failure"/> says under which reference, or the component left.</summary>
    protected Task<bool> RunAsync(Func<CancellationToken, Task> work) => RunUntilAsync(work, Closed);

    private async Task<bool> RunUntilAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(work);
        (Busy, Failure) = (true, null);
        try
        {
            await work(ct);
            return true;
        }
        catch (Exception given) when (given is OperationCanceledException or DbException && ct.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception failure) when (failure is not NavigationException)
        {
            Failure = References.New(Clock);
            LogFailure(Logs.CreateLogger(GetType()), Failure, failure);
            return false;
        }
        finally
        {
            Busy = false;
        }
    }

    /// <summary>
    /// Runs the load of a component that also loads when something happens. Loads follow one another, so that what was read
    /// before it happened is never shown in the end; all that ask while one runs are answered by the same next one.
    /// With <paramref name="anew"/> the one that runs is given up: it reads what nobody wants to see any more.
    /// </summary>
    protected Task<bool> LoadInTurnAsync(Func<CancellationToken, Task> load, bool anew = false)
    {
        if (anew && _loading is { } running) return InsteadAsync(running);
        if (_nextLoad is { IsCompleted: false }) return _nextLoad;
        return _load.IsCompleted ? _load = BeginAsync() : _nextLoad = NextAsync();

        async Task<bool> InsteadAsync(CancellationTokenSource running)
        {
            await running.CancelAsync();
            return await LoadInTurnAsync(load);
        }

        async Task<bool> NextAsync()
        {
            await ((Task)_load).ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            _nextLoad = null;
            return await (_load = BeginAsync());
        }

        async Task<bool> BeginAsync()
        {
            using var loading = CancellationTokenSource.CreateLinkedTokenSource(Closed);
            _loading = loading;
            try
            {
                return await RunUntilAsync(load, loading.Token);
            }
            finally
            {
                if (_loading == loading) _loading = null;
            }
        }
    }

    /// <summary>
    /// Takes the answer to an event of the portal over to this component's circuit; for events that wait for nobody.
    /// A failure reaches the page's error boundary, as one in its own handlers would.
    /// </summary>
    protected void OnCircuit(Func<Task> work) => _ = OnCircuitAsync(work);

    /// <summary>The same at most once a second: what happens in between is answered together. For events that come in crowds.</summary>
    protected void OnCircuitAtTimes(Func<Task> work)
    {
        if (Interlocked.Exchange(ref _waiting, 1) == 1) return;
        OnCircuit(async () =>
        {
            if (_answeredAt + BetweenAnswers - Clock.GetUtcNow() is var rest && rest > TimeSpan.Zero) await Task.Delay(rest, Clock, Closed);
            _answeredAt = Clock.GetUtcNow();
            Interlocked.Exchange(ref _waiting, 0);
            await work();
        });
    }

    private async Task OnCircuitAsync(Func<Task> work)
    {
        try
        {
            await InvokeAsync(work);
        }
        catch (Exception late) when (late is OperationCanceledException or ObjectDisposedException && Closed.IsCancellationRequested)
        {
            // The page closed in the meantime.
        }
        catch (Exception failure)
        {
            await DispatchExceptionAsync(failure);
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing) return;
        _closed.Cancel();
        _closed.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A component failed, reference {Reference}")]
    private static partial void LogFailure(ILogger log, string reference, Exception failure);
}

/// <summary>References of failures: the trace's id when there is one, so that the log and the traces meet.</summary>
internal static class References
{
    public static string New(TimeProvider clock) =>
        System.Diagnostics.Activity.Current?.TraceId.ToHexString()[..12] ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString("N")[20..];
}
