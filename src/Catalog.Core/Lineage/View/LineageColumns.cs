namespace Catalog.Core.Lineage.View;

/// <summary>The fields of datasets, and how they feed each other.</summary>
public sealed record LineageColumns(int V, IReadOnlyList<LineageFieldList> Lists, LineageFieldEdges Edges, IReadOnlyList<string> Hows);

/// <summary>The fields of one dataset; none of a restricted one.</summary>
public sealed record LineageFieldList(string Node, IReadOnlyList<string> Name, IReadOnlyList<string?> Type, bool Restricted);

/// <summary>Edges between fields: rows of the lists, and rows within them.</summary>
public sealed record LineageFieldEdges(
    IReadOnlyList<int> From,
    IReadOnlyList<int> To,
    IReadOnlyList<int> FromField,
    IReadOnlyList<int> ToField,
    IReadOnlyList<int> How,
    IReadOnlyList<int> Origins,
    IReadOnlyList<int> Review);
