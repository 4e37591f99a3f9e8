using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

public readonly record struct InboxItemId(Guid Value) : ICatalogId<InboxItemId>
{
    public static InboxItemId From(Guid value) => new(value);
}

/// <summary>
/// Something one person is told, once: (person, kind, cause) is unique. A task waits for a decision and is done when
/// its cause is decided, by whomever; a notice is only read.
/// </summary>
public sealed class InboxItem
{
    private InboxItem() { }

    public InboxItem(InboxItemId id, PersonId personId, string kind, Guid causeId, bool isTask, string sentence, string? detail, string? link, DataProductId? productId, DateTimeOffset now)
        => (Id, PersonId, Kind, CauseId, IsTask, Sentence, Detail, Link, ProductId, CreatedAt) = (id, personId, kind, causeId, isTask, sentence, detail, link, productId, now);

    public InboxItemId Id { get; private set; }
    public PersonId PersonId { get; private set; }
    /// <summary>Contributed by a capability: <c>access-request</c>, <c>product-changed</c>.</summary>
    public string Kind { get; private set; } = "";
    /// <summary>The id of what it is about (a request) or of the event that caused it.</summary>
    public Guid CauseId { get; private set; }
    public bool IsTask { get; private set; }
    public string Sentence { get; private set; } = "";
    public string? Detail { get; private set; }
    /// <summary>Path inside the portal.</summary>
    public string? Link { get; private set; }
    public DataProductId? ProductId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }
    public DateTimeOffset? DoneAt { get; private set; }

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void Complete(DateTimeOffset now)
    {
        DoneAt ??= now;
        ReadAt ??= now;
    }

    /// <summary>Takes "done" back. Nobody does that with a task: it is done because what it waits for was decided.</summary>
    public bool Reopen()
    {
        if (IsTask || DoneAt is null) return false;
        DoneAt = null;
        return true;
    }

    /// <summary>The decision that a task waited for was taken back.</summary>
    public void WaitAgain() => (DoneAt, ReadAt) = (null, null);
}

public enum WatchKind { Product, Domain, Team, Contract, Term, Dataset, Job, Tag }

/// <summary>Somebody wants to be told about changes of something.</summary>
public sealed class Watch
{
    private Watch() { }

    public Watch(PersonId personId, WatchKind kind, Guid subjectId, DateTimeOffset now) => (PersonId, Kind, SubjectId, Since) = (personId, kind, subjectId, now);

    public PersonId PersonId { get; private set; }
    public WatchKind Kind { get; private set; }
    /// <summary>The Guid of the id that the kind says.</summary>
    public Guid SubjectId { get; private set; }
    public DateTimeOffset Since { get; private set; }
}
