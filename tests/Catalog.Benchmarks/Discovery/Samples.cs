using System.Diagnostics;

namespace Catalog.Benchmarks.Discovery;

/// <summary>Durations in milliseconds.</summary>
internal sealed class Samples
{
    private readonly List<double> taken = [];

    public double First => taken[0];

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public int Count => taken.Count;

    public void Add(double milliseconds) => taken.Add(milliseconds);

    public static double Of(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public static async Task<double> OfAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private double At(double share)
    {
        var sorted = taken.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
