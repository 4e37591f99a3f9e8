using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Catalog.Core.Domains;
using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Access;

public readonly record struct ApiTokenId(Guid Value) : ICatalogId<ApiTokenId>
{
    public static ApiTokenId From(Guid value) => new(value);
}

/// <summary>A key for pipelines. The secret (256 random bits) is shown once; only its SHA-256 is stored.</summary>
public sealed class ApiToken
{
    public const string Prefix = "cat_";

    private ApiToken() { }

    public ApiToken(ApiTokenId id, string name, byte[] hash, TokenRole role, TeamId? teamId, DomainId? domainId, string createdBy, DateTimeOffset now, DateTimeOffset? expiresAt)
        => (Id, Name, NameHash, Hash, Role, TeamId, DomainId, CreatedBy, CreatedAt, ExpiresAt) = (id, name, KeyHash.Folded(name), hash, role, teamId, domainId, createdBy, now, expiresAt);

    public ApiTokenId Id { get; private set; }
    public string Name { get; private set; } = "";
    public byte[] NameHash { get; private set; } = [];
    public byte[] Hash { get; private set; } = [];
    public TokenRole Role { get; private set; }
    public TeamId? TeamId { get; private set; }
    public DomainId? DomainId { get; private set; }
    public string CreatedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    /// <summary>Written at most once a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>Whether this use is worth writing down: not again within a minute.</summary>
    public bool Use(DateTimeOffset now)
    {
        if (LastUsedAt is { } last && now - last < TimeSpan.FromMinutes(1)) return false;
        LastUsedAt = now;
        return true;
    }

    public static string NewSecret() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
