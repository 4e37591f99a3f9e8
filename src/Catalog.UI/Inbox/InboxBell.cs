using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.UI.Navigation;

namespace Catalog.UI.Inbox;

/// <summary>The number on the bell: what this person was told and has not read.</summary>
internal sealed class InboxBell(IInboxQueries inbox) : IBellCount
{
    public async Task<int> CountAsync(Actor actor, CancellationToken ct) => (await inbox.CountAsync(actor, ct)).Unread;
}
