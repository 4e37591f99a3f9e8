using Catalog.Data.Outbox;

namespace Catalog.Server.Background;

/// <summary>Tells the open pages of this process what happened, whoever caused it.</summary>
internal sealed class FeedWorker(OutboxFollower follower, CatalogFeed feed, TimeProvider clock, ILogger<FeedWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        foreach (var happened in await follower.ReadAsync(ct)) feed.Publish(happened);
        await Task.Delay(Poll, Clock, ct);
    }
}
