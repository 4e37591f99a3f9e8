using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

public readonly record struct AccessRequestId(Guid Value) : ICatalogId<AccessRequestId>
{
    public static AccessRequestId From(Guid value) => new(value);
}

public enum AccessRequestState { Asked, Approved, Denied, Withdrawn }

/// <summary>Somebody asks to read a port, for a purpose, until an end.</summary>
public sealed class AccessRequest : IVersioned
{
    private AccessRequest() { }

    public AccessRequest(AccessRequestId id, DataProductId productId, PortId portId, string portName, PersonId personId, string purpose, DateTimeOffset until, DateTimeOffset now)
        => (Id, ProductId, PortId, PortName, PersonId, Purpose, Until, AskedAt) = (id, productId, portId, portName, personId, purpose, until, now);

    public AccessRequestId Id { get; private set; }
    public DataProductId ProductId { get; private set; }
    public PortId PortId { get; private set; }
    /// <summary>The port's name when asked; ports can vanish, the trail must not.</summary>
    public string PortName { get; private set; } = "";
    public PersonId PersonId { get; private set; }
    public string Purpose { get; private set; } = "";
    /// <summary>The end that was asked for, exclusive.</summary>
    public DateTimeOffset Until { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    public AccessRequestState State { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public long Version { get; private set; }

    /// <summary>Decides once; <c>null</c> when it was open, else why not.</summary>
    public Refusal? Decide(AccessRequestState decision, Actor actor, string? reason, DateTimeOffset now)
    {
        if (State != AccessRequestState.Asked)
            return new Refusal.Conflict($"This request was already {State.ToString().ToLowerInvariant()}{(DecidedByName is null ? "" : $" by {DecidedByName}")}.", Version);
        (State, DecidedBy, DecidedByName, DecidedAt, Reason) = (decision, actor.PersonId, actor.Name, now, reason);
        return null;
    }
}
