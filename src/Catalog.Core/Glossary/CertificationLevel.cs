using Catalog.Core.People;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

public readonly record struct CertificationLevelId(Guid Value) : ICatalogId<CertificationLevelId>
{
    public static CertificationLevelId From(Guid value) => new(value);
}

/// <summary>A level of certification that administrators define, and who may give it.</summary>
public sealed class CertificationLevel : IVersioned
{
    private CertificationLevel() { }

    public CertificationLevel(CertificationLevelId id, string key) => (Id, Key, KeyHash) = (id, key, Shared.KeyHash.Folded(key));

    public CertificationLevelId Id { get; private set; }
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    public string? Description { get; private set; }
    /// <summary>Higher is better; lists sort by it.</summary>
    public int Rank { get; private set; }
    /// <summary>The least role that may give it: owner (of the product), steward (of its domain) or administrator.</summary>
    public Role AssignableBy { get; private set; }
    public long Version { get; private set; }

    public void Describe(string name, string? description, int rank, Role assignableBy)
        => (Name, Description, Rank, AssignableBy) = (name, description, rank, assignableBy);
}
