namespace Catalog.Core.Shared;

/// <summary>
/// Answers that were worked out a moment ago, for questions that come again and again. Each has one place, where the next
/// question of the same hash takes over, so that it never grows; it may be asked from many threads at once.
/// </summary>
internal sealed class Recent<TKey, TValue>(int places) where TKey : notnull
{
    private readonly Answer?[] answers = new Answer?[places];

    public TValue Of(TKey key, Func<TKey, TValue> work)
    {
        ref var place = ref answers[(uint)key.GetHashCode() % (uint)answers.Length];
        if (Volatile.Read(ref place) is { } known && EqualityComparer<TKey>.Default.Equals(known.Key, key)) return known.Value;
        var answer = new Answer(key, work(key));
        Volatile.Write(ref place, answer);
        return answer.Value;
    }

    private sealed record Answer(TKey Key, TValue Value);
}
