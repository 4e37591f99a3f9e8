using Catalog.Core.Shared;

namespace Catalog.Core.Discovery;

public readonly record struct SynonymSetId(Guid Value) : ICatalogId<SynonymSetId>
{
    public static SynonymSetId From(Guid value) => new(value);
}

/// <summary>
/// Words that mean the same to whoever searches. A set with the key of a built-in one stands in its place; without words
/// it switches that one off.
/// </summary>
public sealed class SynonymSet : IVersioned
{
    private SynonymSet() { }

    public SynonymSet(SynonymSetId id, string key) => (Id, Key, KeyHash) = (id, key, Shared.KeyHash.Folded(key));

    public SynonymSetId Id { get; private set; }
    public string Key { get; private set; } = "";
    public byte[] KeyHash { get; private set; } = [];
    public IReadOnlyList<string> Words { get; private set; } = [];
    public long Version { get; private set; }

    public void Mean(IReadOnlyList<string> words) => Words = words;
}
