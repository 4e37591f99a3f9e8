namespace Catalog.Core.Lineage.View;

/// <summary>What a picture is asked of: <c>root</c> is a node id, <c>null</c> for the whole mesh; with <c>to</c> only what lies between the two.</summary>
public sealed record LineageQuestion
{
    public string? Root { get; init; }
    public string? To { get; init; }
    public int Up { get; init; } = 2;
    public int Down { get; init; } = 2;
    /// <summary>domain, product or dataset.</summary>
    public string? Level { get; init; }
    public int LimitPerNode { get; init; } = 25;
    public DateTimeOffset? AsOf { get; init; }
    /// <summary><c>name:value</c>: domain, team, kind, state, origin.</summary>
    public IReadOnlyList<string> Filter { get; init; } = [];
}

/// <summary>More neighbours of one node.</summary>
public sealed record ExpansionQuestion(string Node, bool Down, string? Level, string? After, int Limit, string? Text);

/// <summary>Everything that depends on a node or one of its columns, or that it depends on.</summary>
public sealed record ImpactQuestion(string Node, string? Column, bool Down, string? Level);
