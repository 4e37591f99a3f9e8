using System.Collections.Concurrent;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;

namespace Catalog.Server.Background;

/// <summary>Subscriptions of open pages. One that fails is logged and costs the others nothing.</summary>
internal sealed class CatalogFeed(TimeProvider clock, ILogger<CatalogFeed> log) : ICatalogFeed
{
    private const int MostTold = 500;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();
    private readonly Lock memory = new();
    /// <summary>What was told a moment ago, for pages that were read before it and listen only now.</summary>
    private readonly Queue<(DateTimeOffset At, CatalogEvent Event)> told = new();
    /// <summary>Nothing that was told later is forgotten.</summary>
    private DateTimeOffset known = clock.GetUtcNow();

    public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null)
    {
        var subscription = new Subscription(this, filter, callback);
        subscriptions[subscription] = 0;
        if (since is not { } from) return subscription;
        // What is told at this very moment may be heard twice, and never not at all; off the thread of a page that is still being made.
        CatalogEvent[] missed;
        lock (memory) missed = [.. told.Where(t => t.At >= from).Select(t => t.Event)];
        foreach (var happened in missed) _ = Task.Run(() => TellAsync(subscription, happened));
        return subscription;
    }

    public bool Remembers(DateTimeOffset since)
    {
        // Who asks subscribes a moment later.
        lock (memory) return since > known && clock.GetUtcNow() - since <= Longest / 2;
    }

    public void Publish(CatalogEvent happened)
    {
        lock (memory)
        {
            var now = clock.GetUtcNow();
            told.Enqueue((now, happened));
            while (told.Count > MostTold || now - told.Peek().At > Longest) known = told.Dequeue().At;
        }
        foreach (var subscription in subscriptions.Keys) _ = TellAsync(subscription, happened);
    }

    private async Task TellAsync(Subscription subscription, CatalogEvent happened)
    {
        try
        {
            if (subscription.Filter(happened)) await subscription.Callback(happened);
        }
        catch (Exception closed) when (closed is ObjectDisposedException or OperationCanceledException)
        {
            // The page closed between our look and the call.
        }
        catch (Exception failure)
        {
            log.SubscriberFailed(happened.GetType().Name, failure);
        }
    }

    private sealed class Subscription(CatalogFeed feed, Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback) : IDisposable
    {
        public Func<CatalogEvent, bool> Filter { get; } = filter;
        public Func<CatalogEvent, Task> Callback { get; } = callback;

        public void Dispose() => feed.subscriptions.TryRemove(this, out _);
    }
}
