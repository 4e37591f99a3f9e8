using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Activity;

public readonly record struct ActivityEntryId(Guid Value) : ICatalogId<ActivityEntryId>
{
    public static ActivityEntryId From(Guid value) => new(value);
}

/// <summary>From where a change came.</summary>
public enum ActivityVia { Portal, Api, Import, Verb, System }

/// <summary>One value that changed; <c>null</c> for "was not there" or "is gone".</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What an entry is about. <paramref name="Kind"/> is the noun of the mesh in lower case: <c>product</c>, <c>team</c>.</summary>
public sealed record ActivitySubject(string Kind, Guid Id, string Key, DataProductId? ProductId = null);

/// <summary>A line of the append-only trail: who did what to what, when, from where, with old and new values.</summary>
public sealed class ActivityEntry
{
    private ActivityEntry() { }

    public ActivityEntry(ActivityEntryId id, DateTimeOffset at, Actor actor, ActivitySubject subject, string verb, string sentence, IReadOnlyList<FieldChange>? changes = null)
    {
        Id = id;
        At = at;
        PersonId = actor.PersonId;
        ActorName = actor.Name;
        Via = actor.Via;
        SubjectKind = subject.Kind;
        SubjectId = subject.Id;
        SubjectKey = subject.Key;
        ProductId = subject.ProductId;
        Verb = verb;
        Sentence = sentence;
        Changes = changes ?? [];
    }

    public ActivityEntryId Id { get; private set; }
    public DateTimeOffset At { get; private set; }
    public PersonId? PersonId { get; private set; }
    public string ActorName { get; private set; } = "";
    public ActivityVia Via { get; private set; }
    public string SubjectKind { get; private set; } = "";
    public Guid SubjectId { get; private set; }
    public string SubjectKey { get; private set; } = "";
    /// <summary>Set when the entry is about a product or a part of it: its visibility decides who reads the entry.</summary>
    public DataProductId? ProductId { get; private set; }
    /// <summary>A stable word such as <c>updated</c>, <c>approved</c>.</summary>
    public string Verb { get; private set; } = "";
    /// <summary>The rest of the sentence that starts with the actor: "changed the purpose".</summary>
    public string Sentence { get; private set; } = "";
    public IReadOnlyList<FieldChange> Changes { get; private set; } = [];
}
