using Catalog.Core.Access;
using Catalog.Core.Activity;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

/// <summary>A note; as a question about an edge it goes to whoever proposed it and to the owners of both ends.</summary>
public sealed record WriteLineageNoteCommand(NoteSubject About, string Text, bool IsQuestion = false);

/// <summary>Writes a note about a dataset or an edge.</summary>
public sealed class WriteLineageNote(ICatalogWorkFactory works, TimeProvider clock)
{
    public async Task<Outcome<LineageNoteId>> ExecuteAsync(WriteLineageNoteCommand command, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Text)) return new Refusal.Invalid("text", command.IsQuestion ? "Write what you want to know." : "Write something.");
        if (command.Text.Length > LineageNote.MaxLength) return new Refusal.Invalid("text", "A note has at most 4,000 characters.");
        await using var work = works.Open();
        if (await NoteAbout.FindAsync(work, command.About, ct) is not { } about || !about.SeenBy(actor)) return NoteSubject.Missing;
        if (Authorisation.WriteNote(actor, about.Facts) is { Allowed: false } no) return new Refusal.Forbidden(no.Why);
        var now = clock.GetUtcNow();
        var note = new LineageNote(CatalogId.New<LineageNoteId>(clock), command.About, command.Text.Trim(), command.IsQuestion, actor, now);
        work.Add(note);
        work.Record(about.Entry(clock, actor, command.IsQuestion ? "asked" : "noted", command.IsQuestion ? $"asked about {about.Words}" : $"wrote a note about {about.Words}", new FieldChange("note", null, note.Text)));
        work.Raise(new LineageNoteWritten(note.Id) { EventId = Guid.CreateVersion7(now), At = now });
        return await work.SaveAsync(ct) is { } conflict ? conflict : note.Id;
    }
}
