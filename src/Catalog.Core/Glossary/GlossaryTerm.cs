using Catalog.Core.Domains;
using Catalog.Core.Shared;

namespace Catalog.Core.Glossary;

public readonly record struct GlossaryTermId(Guid Value) : ICatalogId<GlossaryTermId>
{
    public static GlossaryTermId From(Guid value) => new(value);
}

/// <summary>What a word means in this mesh, or in one domain of it.</summary>
public sealed class GlossaryTerm : IVersioned
{
    private GlossaryTerm() { }

    public GlossaryTerm(GlossaryTermId id, string key, DateTimeOffset now) => (Id, Key, KeyHash, CreatedAt) = (id, key, Shared.KeyHash.Folded(key), now);

    public GlossaryTermId Id { get; private set; }
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public string Name { get; private set; } = "";
    /// <summary>Markdown.</summary>
    public string Definition { get; private set; } = "";
    public DomainId? DomainId { get; private set; }
    public IReadOnlyList<string> Synonyms { get; private set; } = [];
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }
    public long Version { get; private set; }

    public void Define(string name, string definition, DomainId? domain, IReadOnlyList<string> synonyms, DateTimeOffset now)
        => (Name, Definition, DomainId, Synonyms, UpdatedAt) = (name, definition, domain, synonyms, now);
}

/// <summary>What a tag is for. Tags exist by being used; a description is optional.</summary>
public sealed class TagDescription : IVersioned
{
    private TagDescription() { }

    public TagDescription(string tag) => (Tag, TagHash) = (tag, KeyHash.Folded(tag));

    public byte[] TagHash { get; private set; } = [];
    public string Tag { get; private set; } = "";
    public string Description { get; private set; } = "";
    public long Version { get; private set; }

    public void Describe(string description) => Description = description;
}
