using Catalog.Core.Notifications;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// What a prerendered page hands to its circuit, so that nothing is asked twice. Nobody listened while it travelled: what was
/// told since it was read is news to it, and what is too old for that (a page that slept, a portal that started anew) is
/// read again.
/// </summary>
public sealed class Handover(TimeProvider clock, ICatalogFeed feed)
{
    /// <summary>When the page was read. Travels with it.</summary>
    [PersistentState]
    public DateTimeOffset ReadAt { get; set; } = clock.GetUtcNow();

    /// <summary>Since when to listen; <c>null</c> where that is not known any more, and everything is read again.</summary>
    public DateTimeOffset? Since => feed.Remembers(ReadAt) ? ReadAt : null;

    /// <summary>What was carried, and since when to listen for it; nothing of what has to be read again.</summary>
    public (T? Carried, DateTimeOffset? Since) Take<T>(T? carried) where T : class => carried is not null && Since is { } since ? (carried, since) : (null, null);
}
