using Catalog.Core.Datasets;
using Catalog.Core.Discovery;
using Catalog.Core.Lineage;
using Catalog.Core.Lineage.Review;
using Catalog.Core.Shared;

namespace Catalog.Core.Imports.Records;

internal sealed partial class RecordIntake
{
    private readonly Dictionary<long, Guid> named = [];

    /// <summary>An edge about which somebody decided something, or that no event teaches any more. Events may come before it or after.</summary>
    private async Task<Taken> EdgeAsync(RecordText text, CancellationToken ct)
    {
        if (text.Value<EdgeKind?>("of") is not { } kind || End(text.Inner("from")) is not { } from || End(text.Inner("to")) is not { } to || text.Value<EdgeStanding>("standing") is not { } standing || text.Time("firstSeen") is not { } first || text.Time("lastSeen") is not { } last)
            return Taken.Needs("of, from, to, a standing, firstSeen and lastSeen");
        var subject = Cut($"{from.Words} to {to.Words}");
        var columns = kind == EdgeKind.Field;
        if (columns != (from.Field is not null && to.Field is not null)) return Taken.No(subject, "Columns come from columns: both ends name one, or neither.");
        var (fromNumber, toNumber) = columns ? (LineageNumber.OfField(from.Number, from.Field!), LineageNumber.OfField(to.Number, to.Field!)) : (from.Number, to.Number);
        var origins = text.Value<EdgeOrigins?>("origins") ?? EdgeOrigins.Imported;
        var known = await work.EdgesAsync([LineageEdge.IdOf(kind, fromNumber, toNumber)], ct) is [var there] ? there : null;
        // What was decided here since then holds.
        if (known is not null && (known.DecidedAt ?? DateTimeOffset.MinValue) >= (standing.DecidedAt ?? DateTimeOffset.MinValue) && (known.DecidedAt is not null || known.Origins.HasFlag(origins))) return Taken.Of(false, false, subject);
        foreach (var end in new[] { from, to }) await NameAsync(end, first, ct);
        var edge = new LineageEdge(kind, fromNumber, toNumber, origins, first);
        if (columns) edge.Between(from.Number, to.Number);
        if (known is null) work.Add(known = edge);
        else known.Join(edge);
        if (text["proposedByName"] is { } by) known.Propose((await PersonOfAsync(text.Inner("proposedBy"), ct))?.Id, by, text["proposedBecause"] ?? "");
        known.Restore(standing, text.Value<EdgeStanding>("before"), last);
        // Its author was told when it was decided.
        work.Raise(new LineageEdgesReviewed([known.Id]) { EventId = Guid.CreateVersion7(Now), At = Now, ByPerson = known.ProposedById });
        return Taken.Of(known == edge, true, subject);
    }

    private async Task<Taken> NoteAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || text["text"] is not { Length: > 0 and <= LineageNote.MaxLength } words || text.Time("at") is not { } at) return Taken.Needs("an id, a text and at");
        var id = LineageNoteId.From(RecordText.Id("lineage-note", given));
        if (await work.IsStoredAsync<LineageNote>(id, ct)) return Taken.Of(false, false, given);
        NoteSubject subject;
        if (Guid.TryParse(text["edge"], out var edge)) subject = NoteSubject.Of(LineageEdgeId.From(edge));
        else if (End(text.Inner("dataset")) is { IsJob: false } dataset) subject = NoteSubject.OfDataset(dataset.Namespace, dataset.Name);
        else return Taken.Needs("an edge or a dataset");
        work.Add(new LineageNote(id, subject, words, text.Is("question"), As((await PersonOfAsync(text.Inner("by"), ct))?.Id, text["byName"] ?? actor.Name), at));
        return Taken.Of(true, true, given);
    }

    private async Task<Taken> SavedSearchAsync(RecordText text, CancellationToken ct)
    {
        if (text["id"] is not { Length: > 0 } given || text["name"] is not { Length: > 0 } name || text.Time("at") is not { } at) return Taken.Needs("an id, a person, a name and at");
        var id = SavedSearchId.From(RecordText.Id("saved-search", given));
        if (await work.IsStoredAsync<SavedSearch>(id, ct)) return Taken.Of(false, false, name);
        if (await PersonOfAsync(text.Inner("person"), ct) is not { } person) return Taken.Lacks(name, NameOf(text.Inner("person")));
        var search = new SavedSearch(id, person.Id, name, text["text"] ?? "", text.Value<SearchFilter>("filter") ?? SearchFilter.None, [], at);
        search.Restore(text.Value<byte[]>("known") ?? [], text.Time("looked") ?? at);
        work.Add(search);
        return Taken.Of(true, true, name);
    }

    private async Task<Taken> SynonymsAsync(RecordText text, CancellationToken ct)
    {
        if (text["key"] is not { Length: > 0 } key) return Taken.Needs("a key and words");
        var words = text.Texts("words");
        if (await work.SynonymsAsync(key, ct) is { } set)
        {
            if (set.Words.SequenceEqual(words)) return Taken.Of(false, false, key);
            set.Mean(words);
            return Taken.Of(false, true, key);
        }
        work.Add(set = new SynonymSet(CatalogId.New<SynonymSetId>(clock), key));
        set.Mean(words);
        return Taken.Of(true, true, key);
    }

    /// <summary>What is named is there by its name, until events tell more of it; answers its id.</summary>
    private async Task<Guid> NameAsync(EndName end, DateTimeOffset at, CancellationToken ct)
    {
        if (!named.TryGetValue(end.Number, out var id))
        {
            if (end.IsJob)
            {
                id = Job.IdOf(end.Namespace, end.Name).Value;
                if (!await work.IsStoredAsync<Job>(JobId.From(id), ct)) work.Add(new Job(end.Namespace, end.Name, at));
            }
            else if (await work.DatasetEndAsync(end.Number, ct) is { } known) id = known.Id;
            else
            {
                var dataset = new Dataset(CatalogId.New<DatasetId>(clock), end.Namespace, end.Name, at);
                work.Add(dataset);
                id = dataset.Id.Value;
            }
            named[end.Number] = id;
        }
        if (end.Field is { } field && !await work.IsStoredAsync<LineageField>(LineageNumber.OfField(end.Number, field), ct)) work.Add(new LineageField(end.Number, field));
        return id;
    }

    private static EndName? End(RecordText? text) => text is { } end && end["name"] is { Length: > 0 } name ? new EndName(end.Is("job"), end["namespace"] ?? "", name, end["column"]) : null;

    private static string Cut(string text) => text.Length <= 4000 ? text : text[..4000];
}
