using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Validation.Odcs;
using Catalog.Connectors.OpenDataContract.Validation.Odps;
using Catalog.Connectors.OpenDataContract.Validation.Shapes;
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
        var label = root["apiVersion"] as ScalarNode;
        var newest = StandardVersions.Newest(kind);
        var own = StandardVersions.Of(kind, label?.Text);
        var result = Against(own ?? newest, root);
        if (result.Valid || own is null || own == newest) return result;

        var other = Against(newest, root);
        if (other.Valid)
        {
            return new(true, [.. other.Findings, new(FindingSeverity.Warning, "label", "$.apiVersion", label?.Line,
                $"The document says {label?.Text ?? "no apiVersion"}, but uses keys of {newest.Label()}. Set apiVersion to {newest.Label()}.")]);
        }
        return other.Findings.Count < result.Findings.Count ? other : result;
    }

    /// <summary>The answer of one version alone.</summary>
    public static Verdict Against(StandardVersion version, DocumentNode root)
    {
        var violations = new List<Violation>();
        var valid = Rules(version).Fits(root, Place.Root, new(version, violations));
        return new(valid, violations.Count == 0 ? [] : Violation.Explain(violations));
    }

    private static ObjectShape Rules(StandardVersion version) => version switch
    {
        StandardVersion.Odcs222 => OldContractRules.Contract,
        <= StandardVersion.Odcs310 => FundamentalRules.Contract,
        _ => ProductRules.Product,
    };
}
