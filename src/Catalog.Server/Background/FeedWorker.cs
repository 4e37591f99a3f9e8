using Catalog.Core.Access;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.Data.Lineage;
using Catalog.Data.Outbox;
using Catalog.Server.Auth;

namespace Catalog.Server.Background;

/// <summary>Tells the open pages of this process what happened, whoever caused it.</summary>
internal sealed class FeedWorker(OutboxFollower follower, LineageMoments lineage, CatalogFeed feed, ActorReader actors, TokenReader tokens, TimeProvider clock, ILogger<FeedWorker> log) : ResilientLoop(clock, log)
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    /// <summary>Another catalog was found, and not all of it is read yet: the database may go away in between.</summary>
    private bool anew;

    protected override async Task RoundAsync(CancellationToken ct)
    {
        var fresh = await follower.ReadAsync(ct);
        anew |= fresh is null;
        if (anew) await BeginAnewAsync(ct);
        anew = false;
        await FollowAsync(fresh ?? [], ct);
        await Task.Delay(Poll, Clock, ct);
    }

    private async Task FollowAsync(IReadOnlyList<CatalogEvent> fresh, CancellationToken ct)
    {
        await lineage.FollowAsync(fresh, ct);
        foreach (var happened in fresh)
        {
            if (happened is RightsChanged or AccessDecided or GrantEnded) actors.Forget();
            if (happened is TokenRevoked) tokens.Forget();
            feed.Publish(happened);
        }
    }

    /// <summary>The catalog was put back: nothing that this process knows need be so any more.</summary>
    private async Task BeginAnewAsync(CancellationToken ct)
    {
        actors.Forget();
        tokens.Forget();
        await lineage.BeginAnewAsync(ct);
        var now = Clock.GetUtcNow();
        feed.Publish(new CatalogReplaced { EventId = Guid.CreateVersion7(now), At = now });
    }
}
