using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>What to do with one edge or with many. <paramref name="ExpectedVersion"/> counts for one.</summary>
public sealed record ReviewEdgesCommand(IReadOnlyCollection<LineageEdgeId> Edges, EdgeDeed Deed, string? Reason = null, DateTimeOffset? ExpiresAt = null, long? ExpectedVersion = null);

/// <summary>Accepts, rejects, limits, pins edges, or takes the last decision back. Each is decided by itself and stands in the trail by itself.</summary>
public sealed class ReviewEdges(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<EdgeReport>> ExecuteAsync(ReviewEdgesCommand command, Actor actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (Wrong(command, now) is { } wrong) return wrong;
        await using var work = works.Open();
        var edges = await work.EdgesAsync([.. command.Edges.Distinct()], ct);
        var ends = await work.EdgeEndsAsync(edges, ct);
        var (changed, unchanged, refused) = (new List<LineageEdgeId>(), new List<LineageEdgeId>(), new List<EdgeRefusal>());
        var seen = 0;
        foreach (var edge in edges)
        {
            if (!ends.TryGetValue(edge.Id, out var known) || !Authorisation.SeeEdge(actor, known.Facts).Allowed) continue;
            seen++;
            if (Authorisation.ReviewEdge(actor, known.Facts) is { Allowed: false } no)
            {
                if (command.Edges.Count == 1) return new Refusal.Forbidden(no.Why);
                refused.Add(new EdgeRefusal(edge.Id, no.Why));
                continue;
            }
            if (command.Edges.Count == 1 && command.ExpectedVersion is { } version && version != edge.Version) return new Refusal.Conflict("Somebody else decided about this edge meanwhile. Look again.", edge.Version);
            var before = Standing(edge);
            if (!Apply(edge, command, actor, now)) { unchanged.Add(edge.Id); continue; }
            changed.Add(edge.Id);
            var changes = before.Zip(Standing(edge), (was, after) => was with { New = after.Old }).Where(c => c.Old != c.New).ToList();
            work.Record(new ActivityEntry(CatalogId.New<ActivityEntryId>(clock), now, actor, new ActivitySubject("edge", edge.Id.Value, known.Words, known.Facts.Told), Verb(command), $"{Verb(command)} the edge {known.Words}", changes));
        }
        if (seen == 0) return new Refusal.NotFound("There is no such edge, or it is hidden from you.");
        if (changed.Count > 0) work.Raise(new LineageEdgesReviewed(changed) { EventId = Guid.CreateVersion7(now), At = now });
        if (changed.Count > 0 && await work.SaveAsync(ct) is { } conflict) return conflict;
        return new EdgeReport(changed, unchanged, refused);
    }

    private static bool Apply(LineageEdge edge, ReviewEdgesCommand command, Actor actor, DateTimeOffset now)
    {
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        switch (command.Deed)
        {
            case EdgeDeed.Accept when edge is { Review: ReviewState.Accepted, DecidedBy: not null, ExpiresAt: null }:
            case EdgeDeed.Reject when edge is { Review: ReviewState.Rejected }:
            case EdgeDeed.SetExpiry when edge.Review == ReviewState.Accepted && edge.ExpiresAt == command.ExpiresAt:
            case EdgeDeed.Pin when edge.Pinned:
            case EdgeDeed.Unpin when !edge.Pinned:
                return false;
            case EdgeDeed.Accept:
                edge.SetExpiry(null, actor.Name, reason, now);
                return true;
            case EdgeDeed.Reject:
                edge.Decide(ReviewState.Rejected, actor.Name, reason, now);
                return true;
            case EdgeDeed.SetExpiry:
                edge.SetExpiry(command.ExpiresAt, actor.Name, reason, now);
                return true;
            case EdgeDeed.Undo:
                return edge.Undo();
            default:
                edge.Pin(command.Deed == EdgeDeed.Pin);
                return true;
        }
    }

    private static string Verb(ReviewEdgesCommand command) => command.Deed switch
    {
        EdgeDeed.Accept => "accepted",
        EdgeDeed.Reject => "rejected",
        EdgeDeed.SetExpiry => command.ExpiresAt is null ? "removed the end of" : "set the end of",
        EdgeDeed.Pin => "pinned",
        EdgeDeed.Unpin => "unpinned",
        _ => "took back the decision about",
    };

    private static FieldChange[] Standing(LineageEdge edge) =>
    [
        new("review", edge.Review.ToString().ToLowerInvariant(), null), new("reason", edge.Reason, null), new("decided by", edge.DecidedBy, null),
        new("expires", edge.ExpiresAt?.ToString("O", System.Globalization.CultureInfo.InvariantCulture), null), new("pinned", edge.Pinned ? "yes" : "no", null),
    ];

    private static Refusal.Invalid? Wrong(ReviewEdgesCommand command, DateTimeOffset now)
    {
        if (command.Edges.Count == 0) return new Refusal.Invalid("edges", "Choose at least one edge.");
        if (command.Edges.Count > EdgeReport.MaxEdges) return new Refusal.Invalid("edges", $"At most {EdgeReport.MaxEdges} edges at once.");
        if (command.Reason is { Length: > 4000 }) return new Refusal.Invalid("reason", "The reason has at most 4,000 characters.");
        if (command.Deed == EdgeDeed.Reject && string.IsNullOrWhiteSpace(command.Reason)) return new Refusal.Invalid("reason", "Say why it is rejected: the edge may be proposed or seen again, and then this is what people read.");
        return command.Deed == EdgeDeed.SetExpiry && command.ExpiresAt <= now ? new Refusal.Invalid("expiresAt", "The end lies in the future; to end it now, reject it.") : null;
    }
}
