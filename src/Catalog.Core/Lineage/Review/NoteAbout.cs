using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>What a note is about, as the decision and the trail need it.</summary>
internal sealed record NoteAbout(string Kind, Guid Id, string Words, EndFacts Facts, EdgeEnds? Ends, LineageEdge? Edge)
{
    public static Task<NoteAbout?> FindAsync(ICatalogWork work, LineageNote note, CancellationToken ct) =>
        note.EdgeId is { } edge ? OfEdgeAsync(work, edge, ct) : OfDatasetAsync(work, note.DatasetNumber ?? 0, ct);

    public static Task<NoteAbout?> FindAsync(ICatalogWork work, NoteSubject subject, CancellationToken ct) =>
        subject.Edge is { } edge ? OfEdgeAsync(work, edge, ct) : OfDatasetAsync(work, subject.Dataset?.Number ?? 0, ct);

    public bool SeenBy(Actor actor) => Authorisation.SeeEdge(actor, new EdgeFacts(Facts, EndFacts.Nobodys, false)).Allowed;

    public ActivityEntry Entry(TimeProvider clock, Actor actor, string verb, string sentence, FieldChange change) =>
        new(CatalogId.New<ActivityEntryId>(clock), clock.GetUtcNow(), actor, new ActivitySubject(Kind, Id, Words, new EdgeFacts(Facts, EndFacts.Nobodys, false).Told), verb, sentence, [change]);

    private static async Task<NoteAbout?> OfEdgeAsync(ICatalogWork work, LineageEdgeId id, CancellationToken ct)
    {
        var edges = await work.EdgesAsync([id], ct);
        return (await work.EdgeEndsAsync(edges, ct)).TryGetValue(id, out var ends) ? new NoteAbout("edge", id.Value, ends.Words, ends.Facts.Together, ends, edges[0]) : null;
    }

    private static async Task<NoteAbout?> OfDatasetAsync(ICatalogWork work, long number, CancellationToken ct) =>
        await work.DatasetEndAsync(number, ct) is { } found ? new NoteAbout("dataset", found.Id, found.End.Name.Words, found.End.Facts, null, null) : null;
}
