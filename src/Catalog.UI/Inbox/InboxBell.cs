using Catalog.Core.Notifications;
using Catalog.Core.People;
using Catalog.UI.Navigation;

namespace Catalog.UI.Inbox;

/// <summary>The number on the bell: what this person has to decide, and what they were told and have not read.</summary>
internal sealed class InboxBell(IInboxQueries inbox) : IBellCount
{
    public async Task<int> CountAsync(Actor actor, CancellationToken ct) => (await inbox.CountAsync(actor, ct)).Waiting;
}
