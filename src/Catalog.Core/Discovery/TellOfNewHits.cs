using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Looks at searches that nobody looked at for this long, up to so many at once.</summary>
public sealed record TellOfNewHitsCommand(TimeSpan Interval, int Limit = 20);

/// <summary>How many searches were looked at, and how many had something new.</summary>
public sealed record NewHits(int Looked, int Told);

/// <summary>
/// Runs saved searches with the rights their people have now, and tells of hits that were not there before. Two nodes
/// at once tell nobody twice: the second one's save conflicts, and the cause is the same.
/// </summary>
public sealed class TellOfNewHits(ICatalogWorkFactory works, ISearch search, IRightsQueries rights, TimeProvider clock)
{
    public async Task<Outcome<NewHits>> ExecuteAsync(TellOfNewHitsCommand command, Actor actor, CancellationToken ct)
    {
        if (!actor.Administrator) return new Refusal.Forbidden("Only the portal itself and administrators do this.");
        // What an incomplete index lacks is not gone, and what comes back is not new.
        if (search.State.Condition != SearchCondition.Ready) return new NewHits(0, 0);
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var told = 0;
        var due = await work.DueSearchesAsync(now - command.Interval, command.Limit, ct);
        foreach (var saved in due)
        {
            var hits = await rights.PersonAsync(saved.PersonId, [], ct) is { } person ? await search.AllHitsAsync(saved.Query, person, ct) : [];
            // It may have been lost while it was read.
            if (search.State.Condition != SearchCondition.Ready) return new NewHits(0, 0);
            var fresh = saved.Look(hits, now);
            if (fresh.Count == 0) continue;
            told++;
            await work.TellAsync(new Told(InboxKinds.SavedSearch, saved.CauseOf(fresh), IsTask: false, Sentence(saved, fresh.Count), Link: PortalPaths.SavedSearch(saved.Id.Value)), [saved.PersonId], clock, ct);
        }
        if (due.Count == 0) return new NewHits(0, 0);
        return await work.SaveAsync(ct) is { } conflict ? conflict : new NewHits(due.Count, told);
    }

    // Without names: what is told stays in the inbox when a product is hidden later.
    private static string Sentence(SavedSearch saved, int fresh) => $"{(fresh == 1 ? "A new result" : $"{fresh:N0} new results")} for your search “{saved.Name}”.";
}
