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
    public static IServiceCollection AddLineageInbox(this IServiceCollection services) => services
        .AddSingleton(new InboxKindView(InboxKinds.LineageEdge, "Lineage", Icons.Lineage)
        {
            Decision = new InboxDecision("Accept", "accepted", "Reject", "rejected", "An accepted edge carries impact and lineage at once. A rejected one does not come back with the next event; it shows that it is still being seen.", DecideAsync)
            {
                Finality = "The decision stays in the trail with its reason, and can be taken back on the page of the edge.",
            },
            Evidence = EvidenceAsync,
        })
        .AddSingleton(new InboxKindView(InboxKinds.LineageProposed, "Edge proposed", Icons.Lineage))
        .AddSingleton(new InboxKindView(InboxKinds.LineageDecided, "Edge decided", Icons.Lineage))
        .AddSingleton(new InboxKindView(InboxKinds.LineageAsked, "Questions", Icons.Lineage));

    private static async Task<Refusal?> DecideAsync(IServiceProvider services, InboxRow row, bool yes, string? reason, Actor actor, CancellationToken ct)
    {
        var deed = yes ? EdgeDeed.Accept : EdgeDeed.Reject;
        if (await FindAsync(services, row, actor, ct) is not { } edge) return new Refusal.NotFound("This edge is gone.");
        if (edge.Line.Id.Value == row.CauseId) return (await services.GetRequiredService<ReviewEdges>().ExecuteAsync(new ReviewEdgesCommand([edge.Line.Id], deed, reason), actor, ct)).Refusal;
        // All that was inferred between two datasets is one entry.
        var between = new EdgeFilter { Review = ReviewState.Proposed, Origin = EdgeOrigins.Inferred, Kind = EdgeKind.Field, End = edge.Line.From.Name with { Field = null }, Other = edge.Line.To.Name with { Field = null } };
        return (await services.GetRequiredService<ReviewEdgesByRule>().ExecuteAsync(new ReviewEdgesByRuleCommand(between, deed, reason), actor, ct)).Refusal;
    }

    private static async Task<IReadOnlyList<Evidence>> EvidenceAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        if (await FindAsync(services, row, actor, ct) is not { } edge) return [];
        var lines = new List<Evidence> { new("The edge", EdgeWords.Sentence(edge.Line), EdgeWords.Origin(edge.Line), Icons.Lineage) };
        if (edge.Line.ProposedBecause is { } because) lines.Add(new("What speaks for it", $"“{because}”", edge.Line.ProposedBy, Icons.Person));
        lines.AddRange(edge.Speaks.Select(s => new Evidence("What speaks for it", s, null, Icons.Columns)));
        if (edge.JobName is { } job) lines.Add(new("What speaks for it", $"The job {job}", $"{edge.Runs.Count} of its last runs touched it", Icons.History));
        lines.AddRange(edge.Notes.TakeLast(3).Select(n => new Evidence("Notes", n.Text, n.By, Icons.Docs)));
        return lines;
    }

    // The entry leads to its edge, or to one of those that were inferred together.
    private static async Task<EdgeReading?> FindAsync(IServiceProvider services, InboxRow row, Actor actor, CancellationToken ct)
    {
        var id = row.Link is { } link && link.IndexOf("edge=", StringComparison.Ordinal) is >= 0 and var at && Guid.TryParse(link[(at + 5)..], out var linked) ? linked : row.CauseId;
        return await services.GetRequiredService<IEdgeQueries>().FindAsync(LineageEdgeId.From(id), actor, ct);
    }
}
