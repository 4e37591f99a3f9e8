using Catalog.Core.Notifications;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>
/// Puts what waits for a decision before the stewards of both ends, tells the owners of both ends what was proposed and
/// the author what was decided; nobody is told of an end that they may not see.
/// </summary>
public sealed class TellAboutEdges(TimeProvider clock) : IEventHandler
{
    public Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct) => happened switch
    {
        LineageEdgeProposed proposed => ProposedAsync(proposed, work, ct),
        LineageEdgesReviewed reviewed => ReviewedAsync(reviewed, work, ct),
        LineageNoteWritten written => AskedAsync(written, work, ct),
        _ => Task.CompletedTask,
    };

    /// <summary>What an entry of the inbox is about: an edge, or all that was inferred between the columns of two datasets.</summary>
    public static Guid CauseOf(LineageEdge edge) => edge is { Kind: EdgeKind.Field, ProposedBy: null } ? LineageEdge.IdOf(EdgeKind.DatasetToDataset, edge.FromDataset, edge.ToDataset).Value : edge.Id.Value;

    // Who decides is told of everything that waits, further below; the owners of both ends of what somebody says.
    private async Task ProposedAsync(LineageEdgeProposed proposed, ICatalogWork work, CancellationToken ct)
    {
        var edges = await work.EdgesAsync([proposed.EdgeId], ct);
        if (!(await work.EdgeEndsAsync(edges, ct)).TryGetValue(proposed.EdgeId, out var ends)) return;
        var (edge, people) = (edges[0], await EdgeAudience.OfAsync(ends, work, clock.GetUtcNow(), ct));
        await work.TellAsync(new Told(InboxKinds.LineageProposed, edge.Id.Value, false, $"{edge.ProposedBy} {(edge.Review == ReviewState.Proposed ? "proposes" : "drew")} the edge {ends.Words}", edge.ProposedBecause, PortalPaths.LineageEdge(edge.Id.Value), ends.Facts.Told),
            people.Owners.Except(edge.Review == ReviewState.Proposed ? people.Deciders : []).Where(p => p != edge.ProposedById), clock, ct);
    }

    private async Task ReviewedAsync(LineageEdgesReviewed reviewed, ICatalogWork work, CancellationToken ct)
    {
        var edges = await work.EdgesAsync(reviewed.Edges, ct);
        // Only these have something to tell; edges that went stale have not.
        var decided = edges.Where(e => e.Review != ReviewState.Proposed && e.DecidedAt is not null).ToList();
        var waiting = edges.Where(e => e.Review == ReviewState.Proposed).DistinctBy(CauseOf).ToList();
        var ends = await work.EdgeEndsAsync([.. decided.Where(e => e.ProposedById is not null), .. waiting], ct);
        foreach (var edge in waiting)
        {
            if (!ends.TryGetValue(edge.Id, out var known)) continue;
            var people = await EdgeAudience.OfAsync(known, work, clock.GetUtcNow(), ct);
            // A guess where no product stands at either end waits on the page of what is to be reviewed: nobody is in charge.
            await work.TellAsync(Waiting(edge, known), edge.OnlyInferred ? people.Stewards : people.Deciders.Where(p => p != edge.ProposedById), clock, ct);
            await work.WaitAgainAsync(InboxKinds.LineageEdge, CauseOf(edge), clock, ct);
        }
        foreach (var edge in decided)
        {
            var cause = CauseOf(edge);
            if (cause == edge.Id.Value || !await work.ProposedBetweenAsync(edge.FromDataset, edge.ToDataset, ct)) await work.CompleteAsync(InboxKinds.LineageEdge, cause, clock, ct);
            if (edge.ProposedById is not { } author || author == reviewed.ByPerson || edge.DecidedBy is null || !ends.TryGetValue(edge.Id, out var known)) continue;
            await work.TellAsync(new Told(InboxKinds.LineageDecided, reviewed.EventId, false, $"{edge.DecidedBy} {(edge.Review == ReviewState.Accepted ? "accepted" : edge.Review == ReviewState.Rejected ? "rejected" : "ended")} your edge {known.Words}", edge.Reason, PortalPaths.LineageEdge(edge.Id.Value), known.Facts.Told), [author], clock, ct);
        }
    }

    private async Task AskedAsync(LineageNoteWritten written, ICatalogWork work, CancellationToken ct)
    {
        if (await work.LineageNoteAsync(written.NoteId, ct) is not { IsQuestion: true } note || await NoteAbout.FindAsync(work, note, ct) is not { Ends: { } ends, Edge: { } edge }) return;
        var people = await EdgeAudience.OfAsync(ends, work, clock.GetUtcNow(), ct);
        var asked = people.Owners.Concat(edge.ProposedById is { } author ? [author] : []).Distinct().Where(p => p != note.ById);
        await work.TellAsync(new Told(InboxKinds.LineageAsked, note.Id.Value, false, $"{note.By} asks about the edge {ends.Words}", note.Text, PortalPaths.LineageEdge(edge.Id.Value), ends.Facts.Told), asked, clock, ct);
    }

    private static Told Waiting(LineageEdge edge, EdgeEnds ends)
    {
        var (sentence, detail) = edge switch
        {
            { ProposedBy: { } by } => ($"{by} proposes the edge {ends.Words}", edge.ProposedBecause),
            { Kind: EdgeKind.Alias } => ($"{ends.From.Name.Name} in {ends.From.Name.Namespace} may be {ends.To.Name.Name} in {ends.To.Name.Namespace}", "Their names differ only in ways that the naming rules allow."),
            _ => ($"Columns of {ends.To.Name.Name} may come from {ends.From.Name.Name}", "They are called the same, and one job has them as its only input and output."),
        };
        return new Told(InboxKinds.LineageEdge, CauseOf(edge), true, sentence, detail, PortalPaths.LineageEdge(edge.Id.Value), ends.Facts.Told);
    }
}
