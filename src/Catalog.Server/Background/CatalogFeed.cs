using System.Collections.Concurrent;
using Catalog.Core.Notifications;
using Catalog.Core.Shared;

namespace Catalog.Server.Background;

/// <summary>Subscriptions of open pages. One that fails is logged and costs the others nothing.</summary>
internal sealed class CatalogFeed(ILogger<CatalogFeed> log) : ICatalogFeed
{
    private readonly ConcurrentDictionary<Subscription, byte> subscriptions = new();

    public IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback)
    {
        var subscription = new Subscription(this, filter, callback);
        subscriptions[subscription] = 0;
        return subscription;
    }

    public void Publish(CatalogEvent happened)
    {
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
