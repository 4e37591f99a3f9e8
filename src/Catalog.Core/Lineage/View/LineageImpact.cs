namespace Catalog.Core.Lineage.View;

/// <summary>All that one node or field reaches, however far; the first row is the node itself.</summary>
public sealed record LineageImpact(
    int V,
    string Level,
    int Root,
    DateTimeOffset AsOf,
    int Total,
    int Filtered,
    IReadOnlyList<LineageName> Domains,
    IReadOnlyList<LineageName> Products,
    IReadOnlyList<LineageName> Teams,
    IReadOnlyList<string> Scopes,
    LineageNodes Nodes,
    LineageEdges Edges,
    string? Column,
    string Direction,
    IReadOnlyList<int> Through,
    LineageImpactTotals Totals) : LineageView(V, Level, Root, AsOf, Total, Filtered, Domains, Products, Teams, Scopes, Nodes, Edges);

/// <summary>How much is reached, by kind; restricted nodes count among their kind too, masked gaps only by themselves.</summary>
public sealed record LineageImpactTotals(int Products, int Teams, int Datasets, int Jobs, int Restricted, int Masked);
