using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>One decision about every edge that fits, up to <see cref="EdgeReport.MaxEdges"/> of them at once.</summary>
public sealed record ReviewEdgesByRuleCommand(EdgeFilter Rule, EdgeDeed Deed, string? Reason, DateTimeOffset? ExpiresAt = null);

/// <summary>Decides all edges that a rule picks. Each is still decided, and stands in the trail, by itself.</summary>
public sealed class ReviewEdgesByRule(IEdgeQueries edges, ReviewEdges review)
{
    public async Task<Outcome<EdgeReport>> ExecuteAsync(ReviewEdgesByRuleCommand command, Actor actor, CancellationToken ct)
    {
        if (command.Rule == new EdgeFilter() || command.Rule is { Review: null, StillSeen: false }) return new Refusal.Invalid("where", "A rule says at least in which review state the edges are.");
        var fitting = await edges.IdsAsync(command.Rule, EdgeReport.MaxEdges, actor, ct);
        if (fitting.Count == 0) return new EdgeReport([], [], []);
        return await review.ExecuteAsync(new ReviewEdgesCommand(fitting, command.Deed, command.Reason, command.ExpiresAt), actor, ct);
    }
}
