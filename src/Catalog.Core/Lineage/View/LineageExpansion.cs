namespace Catalog.Core.Lineage.View;

/// <summary>The neighbours of one node that follow a cursor. The first row is the node itself; known nodes may appear again, with new counts.</summary>
public sealed record LineageExpansion(
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
    string? Next,
    int More) : LineageView(V, Level, Root, AsOf, Total, Filtered, Domains, Products, Teams, Scopes, Nodes, Edges);
