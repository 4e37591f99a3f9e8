using System.Collections;

namespace Catalog.Core.Lineage.Graph;

/// <summary>
/// A list that only grows at its end, and of which readers keep the length they began with. All lengths share their rows,
/// so that one more costs no copy of all; only the longest may grow. What is marked on a row is written in place.
/// </summary>
public sealed class GrowingList<T> : IReadOnlyList<T>
{
    private readonly T[] rows;

    /// <summary>Takes the rows over; nobody else may write to them any more.</summary>
    public GrowingList(T[] rows)
        : this(rows, rows.Length)
    {
    }

    private GrowingList(T[] rows, int count) => (this.rows, Count) = (rows, count);

    public int Count { get; }

    public T this[int index] => (uint)index < (uint)Count ? rows[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>The same with these at its end.</summary>
    public GrowingList<T> With(IReadOnlyList<T> more)
    {
        if (more.Count == 0) return this;
        var (all, count) = (rows, Count + more.Count);
        if (all.Length < count) Array.Resize(ref all, Math.Max(count, Count + (Count / 4)));
        for (var i = 0; i < more.Count; i++) all[Count + i] = more[i];
        return new GrowingList<T>(all, count);
    }

    /// <summary>Writes a mark on a row, seen by all who share it. What a row is found by must stay.</summary>
    public void Mark(int index, Func<T, T> mark) => rows[index] = mark(this[index]);

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return rows[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
