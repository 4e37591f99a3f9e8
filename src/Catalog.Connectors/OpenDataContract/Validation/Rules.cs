using System.Text.RegularExpressions;
using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>One schema of a standard, compiled: what a value and everything below it must look like.</summary>
internal sealed class Rules
{
    /// <summary>The name it has among the standard's definitions; empty for one that stands in place.</summary>
    public string Name { get; set; } = "";
    public Rules? Reference { get; set; }
    public string[] Types { get; set; } = [];
    public DocumentNode[]? Allowed { get; set; }
    public Regex? Pattern { get; set; }
    public string? Format { get; set; }
    public double? Minimum { get; set; }
    public double? Above { get; set; }
    public int? MinItems { get; set; }
    public int? MaxItems { get; set; }
    public bool UniqueItems { get; set; }
    public string[] Required { get; set; } = [];
    public Dictionary<string, Rules> Properties { get; } = new(StringComparer.Ordinal);
    public Rules? Others { get; set; }
    public bool Closed { get; set; }
    public bool ClosedOverAll { get; set; }
    public Rules? Items { get; set; }
    public Rules[] AllOf { get; set; } = [];
    public Rules[] AnyOf { get; set; } = [];
    public Rules[] OneOf { get; set; } = [];
    public Rules? Not { get; set; }
    public Rules? If { get; set; }
    public Rules? Then { get; set; }

    /// <summary>The types it asks for itself or through a reference.</summary>
    public string[] EffectiveTypes => Types.Length > 0 ? Types : Reference?.EffectiveTypes ?? [];
}
