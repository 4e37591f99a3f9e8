using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>What one person is told. Every query answers for the actor's own inbox, without what they may no longer see.</summary>
public interface IInboxQueries
{
    /// <summary>Open entries oldest first for tasks and newest first for notices, as the filter says.</summary>
    Task<Page<InboxRow>> ListAsync(Actor actor, InboxFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>The newest entries, done or not, for the menu of the bell.</summary>
    Task<IReadOnlyList<InboxRow>> LatestAsync(Actor actor, int limit, CancellationToken ct);

    Task<InboxCount> CountAsync(Actor actor, CancellationToken ct);

    /// <summary>Whether the actor watches the subject.</summary>
    Task<bool> WatchesAsync(Actor actor, WatchKind kind, Guid subject, CancellationToken ct);
}

/// <summary>Which entries: waiting tasks, notices, or what is done; and of which kind.</summary>
public sealed record InboxFilter(InboxShelf Shelf = InboxShelf.ToDecide, string? Kind = null);

public enum InboxShelf { ToDecide, Notices, Done }

/// <summary>An entry of the inbox. <paramref name="Detail"/> is <c>null</c> where the product's details are not open to the reader.</summary>
public sealed record InboxRow(
    InboxItemId Id,
    string Kind,
    Guid CauseId,
    bool IsTask,
    string Sentence,
    string? Detail,
    string? Link,
    DataProductId? ProductId,
    string? ProductKey,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ReadAt,
    DateTimeOffset? DoneAt);

/// <summary>The figures of the bell and of the inbox's shelves; of notices also those not read yet.</summary>
public sealed record InboxCount(int Unread, int ToDecide, int Notices, IReadOnlyDictionary<string, int> OpenByKind)
{
    /// <summary>The bell's: a task waits until it is decided, a notice until it is read.</summary>
    public int Waiting => ToDecide + Unread;
}
