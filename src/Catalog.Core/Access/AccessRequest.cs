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
        => (Id, ProductId, PortId, PortName, PersonId, Purpose, Until, AskedAt, OpenHash) = (id, productId, portId, portName, personId, purpose, until, now, KeyHash.Exact(personId.Value.ToString(), portId.Value.ToString()));

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
    /// <summary>Person and port while it is open: unique, so that one person has one open request for a port. <c>null</c> once decided.</summary>
    public byte[]? OpenHash { get; private set; }
    public PersonId? DecidedBy { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public string? Reason { get; private set; }
    public long Version { get; private set; }

    /// <summary>Approves or denies, once and never one's own; <c>null</c> when done, else why not.</summary>
    public Refusal? Decide(AccessRequestState decision, Actor actor, string? reason, DateTimeOffset now)
    {
        if (decision is not (AccessRequestState.Approved or AccessRequestState.Denied)) throw new ArgumentOutOfRangeException(nameof(decision));
        if (actor.PersonId is null) return new Refusal.Forbidden("Access is decided by people, not by tokens: the trail has to name somebody.");
        if (actor.PersonId == PersonId) return new Refusal.Forbidden("Nobody decides their own request. Another member of the owning team has to.");
        return Close(decision, actor, reason, now);
    }

    /// <summary>Takes it back; only who asked does.</summary>
    public Refusal? Withdraw(Actor actor, DateTimeOffset now) =>
        actor.PersonId == PersonId ? Close(AccessRequestState.Withdrawn, actor, null, now) : new Refusal.Forbidden("Only who asked takes a request back.");

    /// <summary>Denies it because there is nothing left to read; nobody's decision, so it may be the asker's own doing.</summary>
    public Refusal? Lapse(Actor actor, string reason, DateTimeOffset now) => Close(AccessRequestState.Denied, actor, reason, now);

    /// <summary>Why it cannot be decided any more; <c>null</c> while it is open.</summary>
    public Refusal? Closed() => State == AccessRequestState.Asked
        ? null
        : new Refusal.Conflict($"This request was already {State.ToString().ToLowerInvariant()}{(DecidedByName is null ? "" : $" by {DecidedByName}")}.", Version);

    private Refusal? Close(AccessRequestState state, Actor actor, string? reason, DateTimeOffset now)
    {
        if (Closed() is { } closed) return closed;
        (State, DecidedBy, DecidedByName, DecidedAt, Reason, OpenHash) = (state, actor.PersonId, actor.Name, now, reason, null);
        return null;
    }
}
