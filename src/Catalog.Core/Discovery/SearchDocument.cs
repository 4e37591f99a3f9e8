using Catalog.Core.DataProducts;

namespace Catalog.Core.Discovery;

/// <summary>Whom a document is for.</summary>
public enum SearchAudience
{
    /// <summary>Whoever may see all guards.</summary>
    Seeing,
    /// <summary>Whoever may also read the details of all owners of its details.</summary>
    Reading,
    /// <summary>Whoever may see all guards, but not read all details.</summary>
    SeeingOnly,
}

/// <summary>
/// Something to be found, as one audience may find it. A restricted product makes two documents, one for those who read
/// its details and one for those who only see that it exists; nobody meets both, and no field needs a right of its own.
/// </summary>
public sealed record SearchDocument
{
    public required SearchType Type { get; init; }
    /// <summary>What it is made from and replaced with: the id of the product, dataset, contract, domain…</summary>
    public required Guid Unit { get; init; }
    public SearchAudience Audience { get; init; }
    /// <summary>Products that one must see to know of it; none means everybody signed in.</summary>
    public IReadOnlyList<ProductFacts> Guards { get; init; } = [];
    /// <summary>Products whose details one must be allowed to read to know more than that it exists.</summary>
    public IReadOnlyList<ProductFacts> DetailOwners { get; init; } = [];

    /// <summary>Products that it depends on, open ones too: when one of them changes, it is made anew.</summary>
    public IReadOnlyList<DataProductId> DependsOn { get; init; } = [];

    public required string Key { get; init; }
    public string? Parent { get; init; }
    public required string Name { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    /// <summary>Other names it is known by: ids, technical names, synonyms of a term.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public IReadOnlyList<string> Columns { get; init; } = [];
    public IReadOnlyList<string> Ports { get; init; } = [];
    public IReadOnlyList<string> Tags { get; init; } = [];
    /// <summary>Glossary terms, technologies, roles: structure that is neither port, column nor tag.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];
    /// <summary>Everything else that is written about it, in paragraphs.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];
    /// <summary>Documentation, in Markdown.</summary>
    public string? Markdown { get; init; }

    /// <summary>The domain and those above it, the nearest first: choosing a domain shows its sub-domains.</summary>
    public IReadOnlyList<Named> Domains { get; init; } = [];
    public Named? Owner { get; init; }
    public string? State { get; init; }
    public Lifecycle? Lifecycle { get; init; }
    public Named? Certification { get; init; }
    /// <summary>0 without certification, 1 for the highest level.</summary>
    public double CertificationRank { get; init; }
    public IReadOnlyList<string> Tiers { get; init; } = [];
    public IReadOnlyList<string> Formats { get; init; } = [];
    public DateTimeOffset? UpdatedAt { get; init; }
    /// <summary>Views of the last weeks.</summary>
    public int Views { get; init; }

    /// <summary>
    /// The documents for the audiences that there are: one when all products are open, else one with the details and,
    /// where somebody may see without reading, one without them.
    /// </summary>
    public static IEnumerable<SearchDocument> For(IReadOnlyCollection<ProductFacts> guards, IReadOnlyCollection<ProductFacts> detailOwners, SearchDocument full, Func<SearchDocument, SearchDocument>? withoutDetails)
    {
        List<ProductFacts> seen = [.. guards.Where(g => g.Visibility == Visibility.Hidden).DistinctBy(g => g.Id)];
        List<ProductFacts> read = [.. detailOwners.Where(o => o.Visibility != Visibility.Open).DistinctBy(o => o.Id)];
        full = full with { DependsOn = [.. guards.Concat(detailOwners).Select(p => p.Id).Distinct()] };
        if (read.Count == 0)
        {
            yield return full with { Guards = seen };
            yield break;
        }
        yield return full with { Audience = SearchAudience.Reading, Guards = seen, DetailOwners = read };
        var seeingIsReading = read.TrueForAll(o => o.Visibility == Visibility.Hidden && seen.Exists(g => g.Id == o.Id));
        if (withoutDetails is not null && !seeingIsReading)
            yield return withoutDetails(full) with { Audience = SearchAudience.SeeingOnly, Guards = seen, DetailOwners = read };
    }
}
