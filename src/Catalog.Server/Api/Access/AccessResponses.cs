using Catalog.Core.Access;

namespace Catalog.Server.Api.Access;

/// <summary>Asks to read an output port.</summary>
/// <param name="Product"><c>domain/name</c>.</param>
/// <param name="Port">The output port's name.</param>
/// <param name="PortVersion">One of its versions; the newest when absent.</param>
/// <param name="Purpose">What the data is needed for.</param>
/// <param name="Until">The last day of access.</param>
public sealed record AskBody(string? Product = null, string? Port = null, string? PortVersion = null, string? Purpose = null, DateOnly? Until = null);

/// <summary>A decision. A denial needs the reason; an approval may end earlier than asked.</summary>
public sealed record DecisionBody(string? Reason = null, DateOnly? Until = null);

/// <summary>Why a grant ends now.</summary>
public sealed record RevokeBody(string? Reason = null);

/// <summary>An access request.</summary>
public sealed record AccessRequestResponse(
    Guid Id, string Product, string Port, Guid PersonId, string Person, string Purpose, DateTimeOffset Until, DateTimeOffset AskedAt, AccessRequestState State,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason, Guid? GrantId, DateTimeOffset? GrantEndsAt, DateTimeOffset? ProvisionedAt, long Version)
{
    internal static AccessRequestResponse From(AccessRequestRow row) => new(
        row.Id.Value, row.ProductKey, row.PortName, row.PersonId.Value, row.Person, row.Purpose, row.Until, row.AskedAt, row.State,
        row.DecidedByName, row.DecidedAt, row.Reason, row.GrantId?.Value, row.GrantEndsAt, row.ProvisionedAt, row.Version);
}

/// <summary>A grant.</summary>
public sealed record GrantResponse(
    Guid Id, Guid RequestId, string Product, string Port, Guid PersonId, string Person, string Purpose, DateTimeOffset StartsAt, DateTimeOffset EndsAt, GrantState State, string GrantedBy,
    DateTimeOffset? ProvisionedAt, string? ProvisionedBy, DateTimeOffset? RevokedAt, string? RevokedBy, string? RevokedReason, long Version)
{
    internal static GrantResponse From(GrantRow row) => new(
        row.Id.Value, row.RequestId.Value, row.ProductKey, row.PortName, row.PersonId.Value, row.Person, row.Purpose, row.StartsAt, row.EndsAt, row.State, row.GrantedBy,
        row.ProvisionedAt, row.ProvisionedBy, row.RevokedAt, row.RevokedBy, row.RevokedReason, row.Version);
}
