namespace Catalog.Core.Quality;

/// <summary>What the parts of a distribution are.</summary>
public enum DistributionKind
{
    /// <summary>Values that do not comply, with how often each was seen.</summary>
    Unexpected,
    /// <summary>All values, with how often each was seen.</summary>
    Values,
    /// <summary>Values or ranges with their share of all, in percent, beside the share that was expected.</summary>
    Shares,
    /// <summary>The value that so many percent do not exceed, beside the range that was agreed.</summary>
    Quantiles,
}

/// <summary>How the values that a run saw are spread, as far as its result says.</summary>
public sealed record Distribution(DistributionKind Kind, IReadOnlyList<DistributionPart> Parts)
{
    public const int MostParts = 20;
}

/// <summary>One value, range or quantile with its figure, and the bounds of what was expected where they are known. A missing value has no label.</summary>
public sealed record DistributionPart(string? Label, decimal Seen, decimal? Low = null, decimal? High = null)
{
    /// <summary>It lies outside of what was expected.</summary>
    public bool IsOutside => Seen < Low || Seen > High;
}
