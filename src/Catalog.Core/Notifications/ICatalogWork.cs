using Catalog.Core.Notifications;
using Catalog.Core.People;

namespace Catalog.Core.Shared;

public partial interface ICatalogWork
{
    /// <summary>Items of that kind and cause, for everybody who was told.</summary>
    Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string kind, Guid causeId, CancellationToken ct);

    Task<InboxItem?> InboxItemAsync(InboxItemId id, CancellationToken ct);

    Task<Watch?> WatchAsync(PersonId person, WatchKind kind, Guid subject, CancellationToken ct);

    /// <summary>People who watch any of these.</summary>
    Task<IReadOnlyList<PersonId>> WatchersAsync(IReadOnlyCollection<(WatchKind Kind, Guid Subject)> subjects, CancellationToken ct);
}
