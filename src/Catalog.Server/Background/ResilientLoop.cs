namespace Catalog.Server.Background;

/// <summary>A loop that a lost database does not end: it says so once, waits longer each time, and says when it goes on.</summary>
internal abstract class ResilientLoop(TimeProvider clock, ILogger log) : BackgroundService
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);

    protected TimeProvider Clock { get; } = clock;

    /// <summary>One round; waiting for the next one included.</summary>
    protected abstract Task RoundAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host does not wait for the first round.
        await Task.Yield();
        var pause = FirstPause;
        var failing = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RoundAsync(stoppingToken);
                if (failing) log.LoopGoesOn(GetType().Name);
                failing = false;
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                if (!failing) log.LoopFailed(GetType().Name, failure);
                failing = true;
                await Task.Delay(pause, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }
}
