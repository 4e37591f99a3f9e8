using System.Threading.Channels;

namespace Catalog.Data.Outbox;

/// <summary>Wakes the outbox of this process at once; other processes notice by polling.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => channel.Writer.TryWrite(true);

    /// <summary>Returns at the next wake, or after the poll interval.</summary>
    public async Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct)
    {
        using var timeout = new CancellationTokenSource(poll, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, timeout.Token);
        try
        {
            await channel.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The poll interval is over: look anyway.
        }
    }
}
