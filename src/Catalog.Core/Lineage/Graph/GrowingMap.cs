using System.Diagnostics.CodeAnalysis;

namespace Catalog.Core.Lineage.Graph;

/// <summary>
/// A table that only grows, and of which readers keep the instance they began with. What came since the large part was
/// built stands beside it until there is enough to build again, so that one more costs no copy of all.
/// </summary>
public sealed class GrowingMap<TKey, TValue>
    where TKey : notnull
{
    private const int Beside = 2000;

    private readonly Dictionary<TKey, TValue> built;
    private readonly Dictionary<TKey, TValue> later;

    /// <summary>Takes the table over; nobody else may write to it any more.</summary>
    public GrowingMap(Dictionary<TKey, TValue> all)
        : this(all, [])
    {
    }

    private GrowingMap(Dictionary<TKey, TValue> built, Dictionary<TKey, TValue> later) => (this.built, this.later) = (built, later);

    public int Count => built.Count + later.Count;

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key}.");

    public bool ContainsKey(TKey key) => built.ContainsKey(key) || later.ContainsKey(key);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value) => built.TryGetValue(key, out value) || later.TryGetValue(key, out value);

    /// <summary>The same with these, none of which is there yet.</summary>
    public GrowingMap<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue>> more)
    {
        if (more.Count == 0) return this;
        var again = later.Count + more.Count > Math.Max(Beside, built.Count / 10);
        var next = new Dictionary<TKey, TValue>(again ? built : later);
        next.EnsureCapacity((again ? Count : later.Count) + more.Count);
        if (again) foreach (var (key, value) in later) next.Add(key, value);
        foreach (var (key, value) in more) next.Add(key, value);
        return again ? new GrowingMap<TKey, TValue>(next) : new GrowingMap<TKey, TValue>(built, next);
    }
}
