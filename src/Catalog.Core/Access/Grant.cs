using Catalog.Core.DataProducts;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

public readonly record struct GrantId(Guid Value) : ICatalogId<GrantId>
{
    public static GrantId From(Guid value) => new(value);
}

/// <summary>Approved access, with an end. Approved is not granted in the technology: provisioning is marked apart.</summary>
public sealed class Grant : IVersioned
{
    private Grant() { }

    public Grant(GrantId id, AccessRequest request, DateTimeOffset endsAt, string grantedBy, DateTimeOffset now)
    {
        Id = id;
        RequestId = request.Id;
        ProductId = request.ProductId;
        PortId = request.PortId;
        PortName = request.PortName;
        PersonId = request.PersonId;
        Purpose = request.Purpose;
        StartsAt = now;
        EndsAt = endsAt;
        GrantedBy = grantedBy;
    }

    public GrantId Id { get; private set; }
    public AccessRequestId RequestId { get; private set; }
    public DataProductId ProductId { get; private set; }
    public PortId PortId { get; private set; }
    public string PortName { get; private set; } = "";
    public PersonId PersonId { get; private set; }
    public string Purpose { get; private set; } = "";
    public DateTimeOffset StartsAt { get; private set; }
    /// <summary>Exclusive: at this instant the grant holds no more.</summary>
    public DateTimeOffset EndsAt { get; private set; }
    public string GrantedBy { get; private set; } = "";
    public DateTimeOffset? ProvisionedAt { get; private set; }
    public string? ProvisionedBy { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public string? RevokedBy { get; private set; }
    public string? RevokedReason { get; private set; }
    /// <summary>Set once its end has been noticed and told.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    /// <summary>Set once its holder was told that the end is near.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }
    public long Version { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => RevokedAt is null && now < EndsAt;

    public Refusal? Provision(Actor actor, DateTimeOffset now)
    {
        if (!HoldsAt(now)) return new Refusal.Conflict("This grant no longer holds, so there is nothing to provision.", Version);
        if (ProvisionedAt is not null) return new Refusal.Conflict($"{ProvisionedBy} already marked this grant as provisioned.", Version);
        (ProvisionedAt, ProvisionedBy) = (now, actor.Name);
        return null;
    }

    public Refusal? Revoke(Actor actor, string reason, DateTimeOffset now)
    {
        if (!HoldsAt(now)) return new Refusal.Conflict("This grant has already ended.", Version);
        (RevokedAt, RevokedBy, RevokedReason, EndedAt) = (now, actor.Name, reason, now);
        return null;
    }

    /// <summary>Notes that its holder is told of the end; false when that was done before or it no longer holds.</summary>
    public bool Warn(DateTimeOffset now)
    {
        if (WarnedAt is not null || !HoldsAt(now)) return false;
        WarnedAt = now;
        return true;
    }

    /// <summary>Notes that its end has come; false when that is not so, or was noted before.</summary>
    public bool End(DateTimeOffset now)
    {
        if (EndedAt is not null || now < EndsAt) return false;
        EndedAt = now;
        return true;
    }
}
