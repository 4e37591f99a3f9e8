using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>Ends what is due, up to so many grants at once.</summary>
public sealed record EndDueGrantsCommand(int Limit = 200);

/// <summary>What was done; more may wait when <see cref="Ended"/> reached the limit.</summary>
public sealed record DueGrants(int Ended, int Warned);

/// <summary>
/// Notes grants whose end has come and warns of those whose end is near. Rights do not wait for it: the decision reads
/// the end itself. Running it twice, or on two nodes at once, tells nobody twice.
/// </summary>
public sealed class EndDueGrants(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<DueGrants>> ExecuteAsync(EndDueGrantsCommand command, Actor actor, CancellationToken ct)
    {
        if (!actor.Administrator) return new Refusal.Forbidden("Only the portal itself and administrators do this.");
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var ended = 0;
        foreach (var grant in await work.DueGrantsAsync(now, command.Limit, ct))
        {
            if (!grant.End(now)) continue;
            ended++;
            work.Raise(new GrantEnded(grant.Id, grant.ProductId) { EventId = Guid.CreateVersion7(now), At = now });
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new("grant", grant.Id.Value, grant.PortName, grant.ProductId),
                "ended", $"ended the access to {grant.PortName} whose time had come"));
        }

        var warned = 0;
        foreach (var grant in await work.EndingGrantsAsync(now, now + AccessRules.Warning, command.Limit, ct))
        {
            // A grant that was short from the beginning needs no warning.
            if (!grant.Warn(now) || grant.EndsAt - grant.StartsAt <= AccessRules.Warning) continue;
            warned++;
            work.Raise(new GrantEnding(grant.Id, grant.ProductId) { EventId = Guid.CreateVersion7(now), At = now });
        }
        return await work.SaveAsync(ct) is { } conflict ? conflict : new DueGrants(ended, warned);
    }
}
