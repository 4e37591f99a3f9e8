namespace Catalog.Core.Shared;

/// <summary>A page of a list. <paramref name="Next"/> is an opaque mark for <c>?after=</c>; <c>null</c> on the last page.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next, int? Total = null);

/// <summary>Which page of a list: after an opaque mark, at most <see cref="Limit"/> rows (1 to 200).</summary>
public readonly record struct PageRequest(string? After, int Limit = 50)
{
    public const int MaxLimit = 200;

    public int Take => Math.Clamp(Limit, 1, MaxLimit);
}
