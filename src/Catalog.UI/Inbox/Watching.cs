using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.UI.Inbox;

/// <summary>What this circuit's person watches; asked by the watch buttons of every page.</summary>
public sealed class Watching(IInboxQueries inbox, WatchSubject watch)
{
    public Task<bool> WatchesAsync(Actor actor, WatchKind kind, Guid subject, CancellationToken ct) => inbox.WatchesAsync(actor, kind, subject, ct);

    public async Task<Refusal?> SetAsync(Actor actor, WatchKind kind, Guid subject, bool watching, CancellationToken ct) =>
        (await watch.ExecuteAsync(new WatchSubjectCommand(kind, subject, watching), actor, ct)).Refusal;
}
