using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

/// <summary>Every event, for what each process derives by itself; unlike a handler it marks nothing.</summary>
public interface IEventLog
{
    /// <summary>A position after everything that is visible now.</summary>
    Task<EventPosition> NowAsync(CancellationToken ct);

    /// <summary>Events after the position, at most about a thousand, and the position after them; <c>null</c> when events in between are gone or the database is another one.</summary>
    Task<EventReading?> ReadAsync(EventPosition after, CancellationToken ct);

    /// <summary>Returns at the next event of this process, or after the interval.</summary>
    Task WaitAsync(TimeSpan atMost, CancellationToken ct);
}

/// <summary>
/// Where a reader stands. Ids become visible out of order where several write at once, so the ids already read above
/// the <paramref name="Floor"/> are kept apart.
/// </summary>
/// <param name="Floor">Everything up to here was read, or never will appear.</param>
/// <param name="Above">Read above the floor, ascending.</param>
/// <param name="Mark">Identity of the newest event read, to notice another database behind the same numbers.</param>
public sealed record EventPosition(long Floor, IReadOnlyList<long> Above, Guid? Mark);

/// <summary>Events with the position after them.</summary>
public sealed record EventReading(IReadOnlyList<CatalogEvent> Events, EventPosition Position);
