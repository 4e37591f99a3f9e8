namespace Catalog.Benchmarks.Lineage;

/// <summary>A value that so many of the measured ones do not exceed.</summary>
internal static class Shares
{
    public static double Median(IReadOnlyCollection<double> values) => At(values, 0.5);

    public static double At(IReadOnlyCollection<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
