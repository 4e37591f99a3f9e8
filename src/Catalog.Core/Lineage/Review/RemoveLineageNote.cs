using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>Takes a note away; the trail keeps what it said.</summary>
public sealed class RemoveLineageNote(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<Done>> ExecuteAsync(LineageNoteId id, Actor actor, CancellationToken ct)
    {
        await using var work = works.Open();
        if (await work.LineageNoteAsync(id, ct) is not { } note || await NoteAbout.FindAsync(work, note, ct) is not { } about || !about.SeenBy(actor)) return NoteSubject.Missing;
        if (Authorisation.RemoveNote(actor, about.Facts, note.ById) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        work.Remove(note);
        work.Record(about.Entry(clock, actor, "removed", $"took away a note of {note.By} about {about.Words}", new FieldChange("note", note.Text, null)));
        return await work.SaveAsync(ct) is { } conflict ? conflict : default(Done);
    }
}
