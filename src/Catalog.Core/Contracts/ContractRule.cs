namespace Catalog.Core.Contracts;

/// <summary>
/// A quality rule. <see cref="Sentence"/> is what a business reader sees; metric, operator and values are there for
/// whoever has to compute with it.
/// </summary>
public sealed record ContractRule
{
    public required string Sentence { get; init; }
    public string? Id { get; init; }
    public string? Name { get; init; }
    /// <summary><c>library</c>, <c>sql</c>, <c>text</c> or <c>custom</c>.</summary>
    public required string Type { get; init; }
    public string? Description { get; init; }
    public string? Metric { get; init; }
    /// <summary>As in the standard: <c>mustBeLessThan</c>.</summary>
    public string? Operator { get; init; }
    public IReadOnlyList<string> Values { get; init; } = [];
    /// <summary><c>rows</c> or <c>percent</c>.</summary>
    public string? Unit { get; init; }
    public string? Dimension { get; init; }
    public string? Severity { get; init; }
    public string? BusinessImpact { get; init; }
    public string? Schedule { get; init; }
    public string? Query { get; init; }
    public string? Engine { get; init; }
    public string? Implementation { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
}
