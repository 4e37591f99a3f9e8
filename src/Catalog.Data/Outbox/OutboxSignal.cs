using System.Threading.Channels;

namespace Catalog.Data.Outbox;

/// <summary>Wakes the outbox of this process at once, and whoever else listens; other processes notice by polling.</summary>
public sealed class OutboxSignal
{
    private readonly Lock gate = new();
    private readonly Listener worker;
    private Listener[] listeners;

    public OutboxSignal() => listeners = [worker = new Listener()];

    public void Wake()
    {
        foreach (var listener in Volatile.Read(ref listeners)) listener.Wake();
    }

    /// <summary>Returns at the next wake, or after the poll interval. For one waiting loop; others listen for themselves.</summary>
    public Task WaitAsync(TimeSpan poll, TimeProvider clock, CancellationToken ct) => worker.WaitAsync(poll, clock, ct);

    /// <summary>Wakes of its own, for another loop of this process.</summary>
    public Listener Listen()
    {
        var listener = new Listener();
        lock (gate) listeners = [.. listeners, listener];
        return listener;
    }

    /// <summary>One loop that waits.</summary>
    public sealed class Listener
    {
        private readonly Channel<bool> channel = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal Listener() { }

        /// <inheritdoc cref="OutboxSignal.WaitAsync"/>
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

        internal void Wake() => channel.Writer.TryWrite(true);
    }
}
