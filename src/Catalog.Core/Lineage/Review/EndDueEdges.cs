using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>Ends and marks what is due, up to so many edges of each at once.</summary>
public sealed record EndDueEdgesCommand(int Limit = 500);

/// <summary>What was done; more may wait when one of them reached the limit.</summary>
public sealed record DueEdges(int Ended, int Stale);

/// <summary>
/// Notes which edges went stale, and ends those that were stale for too long or whose end a person set. The grace begins
/// when staleness is noticed, so that history brought in late is not gone the next minute.
/// </summary>
public sealed class EndDueEdges(ICatalogWorkFactory works, Staleness rules, TimeProvider clock)
{
    public async Task<Outcome<DueEdges>> ExecuteAsync(EndDueEdgesCommand command, Actor actor, CancellationToken ct)
    {
        if (!actor.Administrator) return new Refusal.Forbidden("Only the portal itself and administrators do this.");
        await using var work = works.Open();
        var now = clock.GetUtcNow();
        var ending = await work.EndingEdgesAsync(rules, now, command.Limit, ct);
        var ends = await work.EdgeEndsAsync(ending, ct);
        foreach (var edge in ending)
        {
            var set = edge.ExpiresAt is not null;
            edge.Expire(set ? "Its time was up." : $"It was not seen for {(int)(now - edge.LastSeenAt).TotalDays} days.", now);
            if (!ends.TryGetValue(edge.Id, out var known)) continue;
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("edge", edge.Id.Value, known.Words, known.Facts.Told), "ended",
                set ? $"ended the edge {known.Words} whose time was up" : $"ended the edge {known.Words}, which nothing has taught for long", [new FieldChange("review", "accepted", "expired")]));
        }

        var fading = await work.FadingEdgesAsync(rules, now, command.Limit, ct);
        var runs = await work.RecentRunsAsync([.. fading.Select(e => e.JobNumber).OfType<long>().Distinct()], rules.Runs, ct);
        var stale = fading.Where(e => rules.Since(e, e.JobNumber is { } job ? [.. runs[job]] : [], now) is not null).ToList();
        foreach (var edge in stale) edge.MarkStale(now);

        if (ending.Count + stale.Count == 0) return new DueEdges(0, 0);
        work.Raise(new LineageEdgesReviewed([.. ending.Concat(stale).Select(e => e.Id).Distinct()]) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : new DueEdges(ending.Count, stale.Count);
    }
}
