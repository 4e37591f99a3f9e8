using Catalog.Core.Shared;

namespace Catalog.Core.Domains;

public readonly record struct DomainId(Guid Value) : ICatalogId<DomainId>
{
    public static DomainId From(Guid value) => new(value);
}

/// <summary>A domain of the mesh. Keys are flat: a sub-domain has a parent, not a longer key.</summary>
public sealed class Domain : IVersioned
{
    /// <summary>Where documents without a domain go.</summary>
    public const string UnassignedKey = "unassigned";

    private Domain() { }

    public Domain(DomainId id, string key, string name, DateTimeOffset now)
    {
        Id = id;
        Rename(key, name, now);
        CreatedAt = now;
    }

    public DomainId Id { get; private set; }
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }
    public DomainId? ParentId { get; private set; }
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

    public void Describe(string? description, DomainId? parent, DateTimeOffset now)
    {
        Description = description;
        ParentId = parent;
        UpdatedAt = now;
    }
}
