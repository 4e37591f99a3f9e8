using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Review;

public readonly record struct LineageNoteId(Guid Value) : ICatalogId<LineageNoteId>
{
    public static LineageNoteId From(Guid value) => new(value);
}

/// <summary>Something that a person wrote down about a dataset or an edge; a question is answered by another note.</summary>
public sealed class LineageNote
{
    /// <summary>At most so many characters.</summary>
    public const int MaxLength = 4000;

    private LineageNote() { }

    public LineageNote(LineageNoteId id, NoteSubject subject, string text, bool isQuestion, Actor actor, DateTimeOffset now)
        => (Id, EdgeId, DatasetNumber, Text, IsQuestion, ById, By, At) = (id, subject.Edge, subject.Dataset?.Number, text, isQuestion, actor.PersonId, actor.Name, now);

    public LineageNoteId Id { get; private set; }
    /// <summary>Set when it is about an edge.</summary>
    public LineageEdgeId? EdgeId { get; private set; }
    /// <summary>Set when it is about a dataset.</summary>
    public long? DatasetNumber { get; private set; }
    public string Text { get; private set; } = "";
    public bool IsQuestion { get; private set; }
    public PersonId? ById { get; private set; }
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a note is about: an edge or a dataset.</summary>
public sealed record NoteSubject
{
    private NoteSubject() { }

    public LineageEdgeId? Edge { get; private init; }
    public EndName? Dataset { get; private init; }

    /// <summary>It is not there, or hidden: the two are not told apart.</summary>
    public static Refusal.NotFound Missing { get; } = new("There is nothing of this name, or it is hidden from you.");

    public static NoteSubject Of(LineageEdgeId edge) => new() { Edge = edge };

    public static NoteSubject OfDataset(string ns, string name) => new() { Dataset = new EndName(false, ns, name) };
}
