using Catalog.Core.Shared;

namespace Catalog.Core.Notifications;

/// <summary>Tells open pages what happened, whichever process or verb caused it.</summary>
public interface ICatalogFeed
{
    /// <summary>
    /// Calls back for every event that passes the filter until disposed; with <paramref name="since"/> also for those that
    /// were told from then on, as far as <see cref="Remembers"/> holds. Callbacks run off the page's thread and must not block.
    /// </summary>
    IDisposable Subscribe(Func<CatalogEvent, bool> filter, Func<CatalogEvent, Task> callback, DateTimeOffset? since = null);

    /// <summary>Whether everything that this process told since then is still known: for half a minute, and not in the midst of an import.</summary>
    bool Remembers(DateTimeOffset since);
}
