using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract.Validation;

/// <summary>
/// The one validator. Labels lie (official examples carry older ones), so a document is held against its own version
/// and, failing that, against the newest; it is valid if either accepts it, with a warning about the label.
/// </summary>
internal static class DocumentValidator
{
    public static Verdict Validate(MappingNode root, DocumentKind kind)
    {
        var newest = kind is DocumentKind.Product ? "odps-1.0.0" : "odcs-3.1.0";
        var own = OwnVersion(root, kind);
        var result = Against(own ?? newest, root);
        if (result.Valid || own is null || own == newest) return result;

        var other = Against(newest, root);
        if (other.Valid)
        {
            var label = Label(root);
            return new(true, [.. other.Findings, new(FindingSeverity.Warning, "label", "$.apiVersion", label?.Line,
                $"The document says {label?.Text ?? "no apiVersion"}, but uses keys of v{newest[5..]}. Set apiVersion to v{newest[5..]}.")]);
        }
        return other.Findings.Count < result.Findings.Count ? other : result;
    }

    /// <summary>The answer of one version alone.</summary>
    public static Verdict Against(string table, DocumentNode root)
    {
        var violations = new List<Violation>();
        var valid = RuleCheck.Check(RuleTable.Of(table).Root, root, Place.Root, violations, null);
        return new(valid, violations.Count == 0 ? [] : Violation.Explain(violations));
    }

    /// <summary>The rule table for the version that a document claims, <c>null</c> when there is none.</summary>
    public static string? OwnVersion(MappingNode root, DocumentKind kind) => (kind, Label(root)?.Text) switch
    {
        (DocumentKind.Product, "v0.9.0") => "odps-0.9.0",
        (DocumentKind.Product, "v1.0.0") => "odps-1.0.0",
        (DocumentKind.OldContract, _) => "odcs-2.2.2",
        (DocumentKind.Contract, "v3.0.0") => "odcs-3.0.0",
        (DocumentKind.Contract, "v3.0.1") => "odcs-3.0.1",
        (DocumentKind.Contract, "v3.0.2") => "odcs-3.0.2",
        (DocumentKind.Contract, "v3.1.0") => "odcs-3.1.0",
        _ => null,
    };

    private static ScalarNode? Label(MappingNode root) => root["apiVersion"] as ScalarNode;
}
