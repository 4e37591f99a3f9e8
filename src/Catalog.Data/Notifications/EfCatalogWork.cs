using Catalog.Core.Notifications;
using Catalog.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Work;

public sealed partial class EfCatalogWork
{
    public async Task<IReadOnlyList<InboxItem>> InboxItemsAsync(string kind, Guid causeId, CancellationToken ct) =>
        await db.InboxItems.Where(i => i.Kind == kind && i.CauseId == causeId).ToListAsync(ct);

    public async Task<InboxItem?> InboxItemAsync(InboxItemId id, CancellationToken ct) => await db.InboxItems.FindAsync([id], ct);

    public async Task<Watch?> WatchAsync(PersonId person, WatchKind kind, Guid subject, CancellationToken ct) => await db.Watches.FindAsync([person, kind, subject], ct);

    public async Task<IReadOnlyList<PersonId>> WatchersAsync(IReadOnlyCollection<(WatchKind Kind, Guid Subject)> subjects, CancellationToken ct)
    {
        var ids = subjects.Select(s => s.Subject).ToList();
        var kinds = subjects.Select(s => s.Kind).Distinct().ToList();
        var watches = await db.Watches.AsNoTracking().Where(w => kinds.Contains(w.Kind) && ids.Contains(w.SubjectId)).ToListAsync(ct);
        return [.. watches.Where(w => subjects.Contains((w.Kind, w.SubjectId))).Select(w => w.PersonId).Distinct()];
    }
}
