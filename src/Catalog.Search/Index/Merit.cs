using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;

namespace Catalog.Search.Index;

/// <summary>What speaks for a document whatever is asked: certification, use and freshness, packed into one number.</summary>
internal static class Merit
{
    /// <summary>No merit lifts a hit by more than this part of its score.</summary>
    public const double Most = 0.20;

    private const double Certified = 0.10;
    private const double Used = 0.06;
    private const double Fresh = 0.04;
    private const double FreshDays = 90;
    private const double ManyViews = 500;

    public static long Pack(SearchDocument document)
    {
        // What is invalid or on its way out is shown, but never lifted.
        var lifted = document.State != "INVALID" && document.Lifecycle is not (Lifecycle.Deprecated or Lifecycle.Retired);
        var views = Math.Min(1, Math.Log(1 + document.Views) / Math.Log(1 + ManyViews));
        var lift = lifted ? (int)Math.Round((Certified * document.CertificationRank + Used * views) / (Certified + Used) * 254) : 0;
        return ((long)DayOf(document.UpdatedAt) << 16) | ((long)(int)document.Type << 12) | (lifted ? 256L : 0) | (long)lift;
    }

    /// <summary>Days since 1 January of the year 1; 0 when unknown.</summary>
    public static int Day(long merit) => (int)(merit >> 16);

    public static SearchType Type(long merit) => (SearchType)((merit >> 12) & 15);

    public static double Boost(long merit, int today)
    {
        if ((merit & 256) == 0) return 0;
        var age = Math.Max(0, today - Day(merit));
        return Math.Min(Most, (merit & 255) / 254.0 * (Certified + Used) + Fresh * FreshDays / (FreshDays + age));
    }

    public static int DayOf(DateTimeOffset? at) => at is { } time ? DateOnly.FromDateTime(time.UtcDateTime).DayNumber : 0;
}
