using Catalog.Core.Shared;

namespace Catalog.Core.Lineage.Impact;

/// <summary>Which part of what is reached, all that is set must hold; and in which order.</summary>
/// <param name="Team">Key of the team that owns it.</param>
/// <param name="Product">Key of the product that it belongs to.</param>
/// <param name="Depth">How many steps away, at most.</param>
/// <param name="Sort">One of <see cref="Sorts"/>, with <c>-</c> before it the other way round; else the nearest first.</param>
public sealed record ImpactFilter(string? Team = null, string? Product = null, int? Depth = null, string? Sort = null)
{
    /// <summary>What a list can be sorted by.</summary>
    public static IReadOnlyList<string> Sorts { get; } = ["depth", "name", "product", "owner"];

    /// <summary>Why it cannot be asked so; <c>null</c> when it can.</summary>
    public Refusal.Invalid? Wrong => Sort is not { Length: > 0 } by || Sorts.Contains(by.TrimStart('-')) ? null : new Refusal.Invalid("sort", $"sort is one of {string.Join(", ", Sorts)}, with - before it the other way round.");

    /// <summary>The rows that fit, in order. What is nobody's, and what may not be seen, comes last.</summary>
    public IReadOnlyList<ImpactRow> Of(ImpactList impact)
    {
        var fitting = impact.Rows.Where(r => (Team is null || r.Team?.Key == Team) && (Product is null || string.Equals(r.Product?.Key, Product, StringComparison.OrdinalIgnoreCase)) && (Depth is null || r.Depth <= Depth));
        return Sort?.TrimStart('-') switch
        {
            "name" => By(fitting, r => r.NodeId is null ? null : r.Name),
            "product" => By(fitting, r => r.Product?.Key),
            "owner" => By(fitting, r => r.Team?.Name),
            _ when Sort is ['-', ..] => [.. fitting.OrderByDescending(r => r.Depth)],
            _ => [.. fitting],
        };
    }

    // Stable: within one product or owner the nearest stays first.
    private List<ImpactRow> By(IEnumerable<ImpactRow> rows, Func<ImpactRow, string?> word)
    {
        var named = rows.OrderBy(r => word(r) is null);
        return [.. Sort is ['-', ..] ? named.ThenByDescending(word, StringComparer.OrdinalIgnoreCase) : named.ThenBy(word, StringComparer.OrdinalIgnoreCase)];
    }
}
