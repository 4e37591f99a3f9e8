using Catalog.Core.People;

namespace Catalog.Core.Shared;

/// <summary>
/// Something that happened, written to the outbox in the transaction of the change and handled afterwards;
/// <see cref="EventId"/> lets a handler notice a repeat.
/// </summary>
public abstract record CatalogEvent
{
    public required Guid EventId { get; init; }
    public required DateTimeOffset At { get; init; }
    /// <summary>Who did it, so that nobody is told what they did themselves. Left open, the store takes it from the trail of the same piece of work.</summary>
    public PersonId? ByPerson { get; init; }
}

/// <summary>Acts on events, inside the transaction that marks them handled: either both are stored or neither.</summary>
public interface IEventHandler
{
    Task HandleAsync(CatalogEvent happened, ICatalogWork work, CancellationToken ct);
}
