using Catalog.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// What a prerendered page hands to its circuit, so that nothing is asked twice. Nobody listened while it travelled: what was
/// told since it was read is news to it, and what is too old for that (a page that slept, a portal that started anew) is
/// read again behind what is shown.
/// </summary>
public sealed class Handover(TimeProvider clock, ICatalogFeed feed)
{
    /// <summary>When the page was read. Travels with it.</summary>
    [PersistentState]
    public DateTimeOffset ReadAt { get; set; } = clock.GetUtcNow();

    /// <summary>Since when to listen; <c>null</c> where nobody knows any more what was told since then.</summary>
    public DateTimeOffset? Since => feed.Remembers(ReadAt) ? ReadAt : null;

    /// <summary>What was carried is shown, and read again behind it.</summary>
    public bool IsOld => Since is null;

    /// <summary>When what a page shows first began to be read: as it was carried, or now.</summary>
    public DateTimeOffset BeganAt(bool carried) => carried && Since is { } since ? since : clock.GetUtcNow();
}
