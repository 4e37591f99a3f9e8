using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

/// <summary>A token as lists show it; its secret is nowhere.</summary>
public sealed record TokenLine(
    ApiTokenId Id, string Name, TokenRole Role, string? Team, string? Domain, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt);

/// <summary>A token that somebody showed and that holds, with what it may.</summary>
public sealed record TokenActor(ApiTokenId Id, Actor Actor, DateTimeOffset? ExpiresAt);

/// <summary>The read side of tokens.</summary>
public interface ITokenQueries
{
    /// <summary>By name: all of them for administrators, those of their teams for members.</summary>
    Task<Page<TokenLine>> ListAsync(PageRequest page, Actor actor, CancellationToken ct);

    /// <summary>The token with this hash if it holds now; <c>null</c> when unknown, revoked or expired.</summary>
    Task<TokenActor?> HoldingAsync(byte[] hash, CancellationToken ct);
}
