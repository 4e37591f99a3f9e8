using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;
using Catalog.UI.Components;
using Catalog.UI.Inbox;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.UI.Lineage;

/// <summary>The kinds of entry that lineage contributes to the inbox.</summary>
public static class LineageInbox
{
    /// <summary>As many columns as two tables have in common.</summary>
    private const int MostTogether = 10_000;

    public static IServiceCollection AddLineageInbox(this IServiceCollection services) => services
        .AddSingleton(new InboxKindView(InboxKinds.LineageEdge, "Lineage", Icons.Lineage)
        {
            Decision = new InboxDecision("Accept", "accepted", "Reject", "rejected", "An accepted edge carries impact and lineage at once. A rejected one does not come back with the next event; it shows that it is still being seen.", DecideAsync)
            {
                Finality = "The decision stays in the trail with its reason. Take it back within a minute here, and at any time on the page of the edge.",
                AskAsync = AskAsync,
                UntilAsync = (services, row, until, reason, actor, ct) => ReviewAsync(services, row, EdgeDeed.SetExpiry, reason, until, actor, ct),
                UndoAsync = UndoAsync,
            },
            Evidence = EvidenceAsync,
        })
        .AddSingleton(new InboxKindView(InboxKinds.LineageProposed, "Edge proposed", Icons.Lineage))
        .AddSingleton(new InboxKindView(InboxKinds.LineageDecided, "Edge decided", Icons.Lineage))
        .AddSingleton(new InboxKindView(InboxKinds.LineageAsked, "Questions", Icons.Lineage));

    private static Task<Refusal?> DecideAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct) =>
        ReviewAsync(services, row, yes ? EdgeDeed.Accept : EdgeDeed.Reject, reason, null, actor, ct);

    private static async Task<Refusal?> ReviewAsync(IServiceProvider services, InboxRow row, EdgeDeed deed, string? reason, DateTimeOffset? until, Actor actor, CancellationToken ct)
    {
        var edges = await EdgesAsync(services, row, actor, ct);
        if (edges.Count == 0) return new Refusal.NotFound("This edge is gone, or somebody else decided about it.");
        foreach (var some in edges.Chunk(EdgeReport.MaxEdges))
            if ((await services.GetRequiredService<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand(some, deed, reason, until), actor, ct)).Refusal is { } refusal) return refusal;
        return null;
    }

    private static async Task<Func<CancellationToken, Task>> UndoAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        var edges = await EdgesAsync(services, row, actor, ct);
        return async later =>
        {
            foreach (var some in edges.Chunk(EdgeReport.MaxEdges)) await services.GetRequiredService<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand(some, EdgeDeed.Undo), actor, later);
        };
    }

    // A question about what was inferred together is asked once, about one of them.
    private static async Task<Refusal?> AskAsync(IServiceProvider services, InboxRow row, string? words, Actor actor, CancellationToken ct) =>
        await FindAsync(services, row, actor, ct) is { } edge
            ? (await services.GetRequiredService<WriteLineageNote>().ExecuteAsync(new WriteLineageNoteCommand(NoteSubject.Of(edge.Line.Id), words ?? "", IsQuestion: true), actor, ct)).Refusal
            : new Refusal.NotFound("This edge is gone.");

    private static async Task<IReadOnlyList<Evidence>> EvidenceAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(services, row, actor, ct) is not { } edge) return [];
        var together = (await EdgesAsync(services, row, actor, ct)).Count;
        var lines = new List<Evidence> { new("The edge", EdgeWords.Sentence(edge.Line), together > 1 ? $"and {together - 1} more between columns of the two" : EdgeWords.Origin(edge.Line), Icons.Lineage) };
        if (edge.Line.ProposedBecause is { } because) lines.Add(new("What speaks for it", $"“{because}”", edge.Line.ProposedBy, Icons.Person));
        lines.AddRange(edge.Speaks.Select(s => new Evidence("What speaks for it", s, null, Icons.Columns)));
        if (edge.JobName is { } job) lines.Add(new("What speaks for it", $"The job {job}", Runs(edge.Runs), Icons.History));
        lines.AddRange(edge.Against.Select(s => new Evidence("What speaks against it", s, null, Icons.Close)));
        if (EdgeWords.Consequence(edge.Line) is { } consequence) lines.Add(new("If you accept", consequence, null, Icons.Forward));
        lines.AddRange(edge.Notes.TakeLast(3).Select(n => new Evidence("Notes", n.Text, n.IsQuestion ? $"asked by {n.By}" : n.By, Icons.Docs)));
        lines.AddRange(edge.History.Take(5).Select(m => new Evidence("History", EdgeWords.Deed(m), m.At.ToString("d MMM yyyy, HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture), Icons.History)));
        return lines;
    }

    private static string Runs(IReadOnlyList<EdgeRun> runs) =>
        runs.Count == 0 ? "none of its runs is known" : $"{runs.Count} of its last runs touched it, {runs.Count(r => r.State == RunState.Completed)} of them completed";

    /// <summary>All that was inferred between the columns of two datasets is one entry; any other is about one edge.</summary>
    private static async Task<IReadOnlyList<LineageEdgeId>> EdgesAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(services, row, actor, ct) is not { Line: { } edge }) return [];
        if (edge.Id.Value == row.CauseId) return [edge.Id];
        var between = new EdgeFilter { Review = ReviewState.Proposed, Origin = EdgeOrigins.Inferred, Kind = EdgeKind.Field, End = edge.From.Name with { Field = null }, Other = edge.To.Name with { Field = null } };
        return await services.GetRequiredService<IEdgeQueries>().IdsAsync(between, MostTogether, actor, ct);
    }

    // The entry leads to its edge, or to one of those that were inferred together.
    private static async Task<EdgeReading?> FindAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        var id = row.Link is { } link && link.IndexOf("edge=", StringComparison.Ordinal) is >= 0 and var at && Guid.TryParse(link[(at + 5)..], out var linked) ? linked : row.CauseId;
        return await services.GetRequiredService<IEdgeQueries>().FindAsync(LineageEdgeId.From(id), actor, ct);
    }
}
