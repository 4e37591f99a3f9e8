namespace Catalog.Core.Contracts;

/// <summary>Which columns a contract classifies, so that their values are not shown around.</summary>
public static class ClassifiedColumns
{
    // Whoever may read a report is inside: what is internal is theirs to see.
    private static readonly HashSet<string> Open = new(["public", "open", "none", "unclassified", "internal"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Their names, logical and physical, whatever their case.</summary>
    public static IReadOnlySet<string> Of(ContractDocument contract)
    {
        var columns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var field in contract.Objects.SelectMany(o => o.Fields))
            if (field.Classification is { Length: > 0 } word && !Open.Contains(word.Trim())) columns.UnionWith([field.Name, field.PhysicalName ?? field.Name]);
        return columns;
    }
}
