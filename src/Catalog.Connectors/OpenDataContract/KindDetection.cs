using Catalog.Connectors.OpenDataContract.Documents;

namespace Catalog.Connectors.OpenDataContract;

/// <summary>Tells documents apart by what they say, never by their file name.</summary>
internal static class KindDetection
{
    public const string RecordPrefix = "catalog/";

    public static DocumentKind Of(MappingNode root) => root.Text("kind") switch
    {
        "DataProduct" => DocumentKind.Product,
        "DataContract" => IsOld(root) ? DocumentKind.OldContract : DocumentKind.Contract,
        { } kind when kind.StartsWith(RecordPrefix, StringComparison.Ordinal) => DocumentKind.CatalogRecord,
        _ when root.Contains("dataContractSpecification") => DocumentKind.DataContractSpecification,
        _ when IsLineage(root) => DocumentKind.LineageEvent,
        _ when IsResult(root) => DocumentKind.ValidationResult,
        // Before kind was required, ODCS 2 was told by its own words.
        null when IsOld(root) && root.Contains("dataset") && root.Contains("uuid") => DocumentKind.OldContract,
        _ => DocumentKind.Unknown,
    };

    public static string SkipReason(DocumentKind kind, MappingNode? root) => kind switch
    {
        DocumentKind.ValidationResult => "It looks like a Great Expectations result, but holds no expectations and no figures.",
        DocumentKind.DataContractSpecification =>
            "A contract in the Data Contract Specification, which ODCS replaces. Convert it to ODCS.",
        _ when root?.Text("kind") is { Length: > 0 } other =>
            $"Its kind is '{DocumentFormatException.Shorten(other)}', not DataProduct or DataContract.",
        _ => "It has no kind DataProduct or DataContract.",
    };

    private static bool IsOld(MappingNode root) => root.Text("apiVersion") is { } version
        ? version.StartsWith("v2.", StringComparison.Ordinal) || version.StartsWith("2.", StringComparison.Ordinal)
        : !root.Contains("id") && (root.Contains("quantumName") || root.Contains("datasetName") || root.Contains("dataset") || root.Contains("uuid"));

    private static bool IsLineage(MappingNode root) =>
        root.Contains("eventTime") && (root.Contains("job") || root.Contains("run") || root.Contains("dataset"));

    private static bool IsResult(MappingNode root) =>
        (root.Contains("results") && (root.Contains("statistics") || root.Contains("success")))
        || root.Contains("expectation_config") || root.Contains("run_results") || root.Contains("expectation_suite_name");
}
