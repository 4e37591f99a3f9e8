using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Catalog.Server.Auth;

namespace Catalog.Server.Background;

/// <summary>Tells the open pages of this process what happened, whoever caused it.</summary>
internal sealed class FeedWorker(OutboxFollower follower, LineageMoments lineage, CatalogFeed feed, ActorReader actors, TokenReader tokens, TimeProvider clock, ILogger<FeedWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var fresh = await follower.ReadAsync(ct);
        await lineage.FollowAsync(fresh, ct);
        foreach (var happened in fresh)
        {
            if (happened is RightsChanged or AccessDecided or GrantEnded) actors.Forget();
            if (happened is TokenRevoked) tokens.Forget();
            feed.Publish(happened);
        }
        await Task.Delay(Poll, Clock, ct);
    }
}
