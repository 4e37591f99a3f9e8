namespace Catalog.Core.People;

/// <summary>
/// A right that somebody brings along from outside (a mapped claim of the identity provider), by keys:
/// <paramref name="Key"/> is a team for owners, a domain for stewards and absent for administrators.
/// </summary>
public sealed record MappedRight(Role Role, string? Key);
