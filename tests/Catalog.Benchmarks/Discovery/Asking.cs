using Catalog.Core.Discovery;

namespace Catalog.Benchmarks.Discovery;

/// <summary>What is asked of a generated corpus, by kind.</summary>
internal sealed record Asking(string Kind, IReadOnlyList<string> Texts, SearchFilter Filter)
{
    /// <summary>Hits of a page.</summary>
    public const int Hits = 20;

    private static readonly SearchFilter Facets = new() { Values = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Domain] = ["crm", "erp"], [SearchFacets.Type] = ["dataset"] } };

    public static IReadOnlyList<Asking> All { get; } =
    [
        new("one-term", ["customer ", "invoice ", "forecast ", "snapshot ", "fraud "], SearchFilter.None),
        new("three-term", ["customer order history ", "invoice payment germany ", "stock daily warehouse ", "claim policy status ", "session web events "], SearchFilter.None),
        new("prefix", ["cust", "inv", "forec", "ship", "trans"], SearchFilter.None),
        new("typo", ["custmoer ", "invioce ", "forcast ", "shipmnt ", "warehuose "], SearchFilter.None),
        new("faceted", ["customer ", "order ", "payment ", "invoice ", "daily "], Facets),
    ];

    public SearchQuery Query(string text) => new() { Text = text, Limit = Hits, Filter = Filter };
}
