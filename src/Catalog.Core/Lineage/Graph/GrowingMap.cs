using System.Diagnostics.CodeAnalysis;

namespace Catalog.Core.Lineage.Graph;

/// <summary>
/// A table that only grows, and of which readers keep the instance they began with. The large part is sorted: half the
/// memory of a hash table, and whoever asks in order finds quickly. What came since stands beside it until there is
/// enough to merge, so that one more costs no copy of all.
/// </summary>
public sealed class GrowingMap<TKey, TValue>
    where TKey : notnull
{
    private const int Beside = 2000;

    /// <summary>Names are compared as they are written, whatever the culture.</summary>
    private static readonly IComparer<TKey> Order = typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default;

    private readonly TKey[] keys;
    private readonly TValue[] values;
    private readonly Dictionary<TKey, TValue> later;

    public GrowingMap(Dictionary<TKey, TValue> all)
        : this([.. all.Keys], [.. all.Values], []) => Array.Sort(keys, values, Order);

    private GrowingMap(TKey[] keys, TValue[] values, Dictionary<TKey, TValue> later) => (this.keys, this.values, this.later) = (keys, values, later);

    public int Count => keys.Length + later.Count;

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key}.");

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (Array.BinarySearch(keys, key, Order) is not (>= 0 and var place)) return later.TryGetValue(key, out value);
        value = values[place];
        return true;
    }

    /// <summary>The same with these, none of which is there yet.</summary>
    public GrowingMap<TKey, TValue> With(IReadOnlyCollection<KeyValuePair<TKey, TValue>> more)
    {
        if (more.Count == 0) return this;
        var next = new Dictionary<TKey, TValue>(later);
        next.EnsureCapacity(later.Count + more.Count);
        foreach (var (key, value) in more) next.Add(key, value);
        return next.Count > Math.Max(Beside, keys.Length / 10) ? Merged(next) : new GrowingMap<TKey, TValue>(keys, values, next);
    }

    private GrowingMap<TKey, TValue> Merged(Dictionary<TKey, TValue> more)
    {
        var fresh = more.OrderBy(m => m.Key, Order).ToArray();
        var (all, found, old) = (new TKey[keys.Length + fresh.Length], new TValue[keys.Length + fresh.Length], 0);
        for (var (at, added) = (0, 0); at < all.Length; at++)
        {
            var isOld = added == fresh.Length || (old < keys.Length && Order.Compare(keys[old], fresh[added].Key) < 0);
            (all[at], found[at]) = isOld ? (keys[old], values[old]) : (fresh[added].Key, fresh[added].Value);
            if (isOld) old++;
            else added++;
        }
        return new GrowingMap<TKey, TValue>(all, found, []);
    }
}
