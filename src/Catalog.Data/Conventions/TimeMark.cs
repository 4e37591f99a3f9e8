using System.Globalization;

namespace Catalog.Data.Conventions;

/// <summary>
/// The opaque mark of lists ordered by time: the last time shown, and how many rows of that very time were shown
/// already. Nothing is skipped or shown twice while rows are added at the other end.
/// </summary>
internal readonly record struct TimeMark(DateTimeOffset At, int Shown)
{
    public static TimeMark? Read(string? after)
    {
        if (after?.Split('.') is not [var ticks, var shown]) return null;
        return long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var t) && t <= DateTimeOffset.MaxValue.Ticks
            && int.TryParse(shown, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? new TimeMark(new DateTimeOffset(t, TimeSpan.Zero), n)
            : null;
    }

    /// <summary>The mark after these rows, which followed <paramref name="before"/>.</summary>
    public static string After<T>(IReadOnlyList<T> rows, Func<T, DateTimeOffset> time, TimeMark? before)
    {
        var last = time(rows[^1]);
        var shown = rows.Count(r => time(r) == last) + (before is { } b && b.At == last ? b.Shown : 0);
        return string.Create(CultureInfo.InvariantCulture, $"{last.UtcTicks}.{shown}");
    }
}
