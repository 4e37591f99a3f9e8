using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

public readonly record struct TeamId(Guid Value) : ICatalogId<TeamId>
{
    public static TeamId From(Guid value) => new(value);
}

/// <summary>A team owns data products; its members are their owners.</summary>
public sealed class Team : IVersioned
{
    private Team() { }

    public Team(TeamId id, string key, string name, DateTimeOffset now)
    {
        Id = id;
        Rename(key, name, now);
        CreatedAt = now;
    }

    public TeamId Id { get; private set; }
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }
    public string? Email { get; private set; }
    public DomainId? DomainId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public long Version { get; private set; }

    public void Rename(string key, string name, DateTimeOffset now)
    {
        Key = key;
        KeyHash = Shared.KeyHash.Folded(key);
        Name = name;
        UpdatedAt = now;
    }

    public void Describe(string? description, string? email, DomainId? domain, DateTimeOffset now)
    {
        Description = description;
        Email = email;
        DomainId = domain;
        UpdatedAt = now;
    }
}
