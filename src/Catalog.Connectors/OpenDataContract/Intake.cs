using System.Text;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Mapping;
using Catalog.Connectors.OpenDataContract.Validation;
using Catalog.Connectors.OpenDataContract.Writing;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract;

/// <summary>One parsed document to one case of the answer (a JSON array of documents to several).</summary>
internal static class Intake
{
    private static readonly OpenLineageReader Events = new();

    public static IEnumerable<SourceDocument> Of(ParsedDocument parsed)
    {
        if (parsed.Problem is { } problem) return [Reject(problem) with { Line = problem.Line ?? parsed.Line }];
        if (parsed.Root is MappingNode root) return [OfMapping(root, parsed)];
        if (parsed.Root is not SequenceNode { Items.Count: > 0 } list)
        {
            return [new SourceDocument.Skipped("It holds a single value, not a document.") { Line = parsed.Line }];
        }

        // A list is read as its documents when there is one of ours; else it is one thing to skip.
        var mappings = list.Items.OfType<MappingNode>().ToList();
        if (mappings.Exists(IsOurs))
        {
            return mappings.Select(each => OfMapping(each, parsed with { Text = Rewritten(each, parsed.Format), Line = each.Line }));
        }
        var first = mappings.Count > 0 ? KindDetection.Of(mappings[0]) : DocumentKind.Unknown;
        return [new SourceDocument.Skipped(KindDetection.SkipReason(first, mappings.FirstOrDefault())) { Line = parsed.Line }];
    }

    public static SourceDocument.Rejected Reject(DocumentFormatException problem) => new()
    {
        Line = problem.Line ?? 1,
        Findings = [new(FindingSeverity.Error, problem.Code, "$", problem.Line, problem.Message)],
    };

    private static SourceDocument OfMapping(MappingNode root, ParsedDocument parsed)
    {
        var kind = KindDetection.Of(root);
        SourceDocument document = kind switch
        {
            DocumentKind.Product => Product(root, parsed),
            DocumentKind.Contract or DocumentKind.OldContract => Contract(root, kind, parsed),
            DocumentKind.CatalogRecord => new SourceDocument.CatalogRecord(
                root.Text("kind")![KindDetection.RecordPrefix.Length..], JsonText.Write(root, indented: false)),
            DocumentKind.LineageEvent => Lineage(root),
            _ => new SourceDocument.Skipped(KindDetection.SkipReason(kind, root)),
        };
        return document with { Line = parsed.Line };
    }

    private static SourceDocument Lineage(MappingNode root)
    {
        var read = Events.Read(Encoding.UTF8.GetBytes(JsonText.Write(root, indented: false)));
        return read.Event is { } happened
            ? new SourceDocument.LineageEvent(happened, Encoding.UTF8.GetString(read.Json.Span))
            : new SourceDocument.Rejected { Findings = [new(FindingSeverity.Error, "event", "$", root.Line, read.Problem ?? "It cannot be read.")] };
    }

    private static SourceDocument Product(MappingNode root, ParsedDocument parsed)
    {
        var verdict = DocumentValidator.Validate(root, DocumentKind.Product);
        if (root.Text("id") is not { } id) return WithoutIdentity(root, "id", "the id tells it apart from other products", verdict);
        return new SourceDocument.Product(id, root.Text("apiVersion") ?? "", ProductMapping.ToSheet(root), Source(root, parsed))
        {
            Findings = [.. verdict.Findings, .. ProductAdvice.For(root)],
        };
    }

    private static SourceDocument Contract(MappingNode root, DocumentKind kind, ParsedDocument parsed)
    {
        var verdict = DocumentValidator.Validate(root, kind);
        var idKey = kind is DocumentKind.OldContract && !root.Contains("id") ? "uuid" : "id";
        if (root.Text(idKey) is null) return WithoutIdentity(root, idKey, "the id tells it apart from other contracts", verdict);
        if (root.Text("version") is null) return WithoutIdentity(root, "version", "a contract is kept by id and version", verdict);
        var model = kind is DocumentKind.OldContract ? OldContractMapping.ToModel(root) : ContractMapping.ToModel(root);
        return new SourceDocument.Contract(model.Id, model.Version, model.ApiVersion, model, Source(root, parsed))
        {
            Findings = [.. verdict.Findings, .. ContractAdvice.For(root)],
        };
    }

    private static SourceDocument.Rejected WithoutIdentity(MappingNode root, string key, string why, Verdict verdict)
    {
        var entry = root.Entry(key);
        var finding = new Finding(FindingSeverity.Error, "identity", "$." + key, entry?.Line ?? root.Line,
            entry is { } written ? $"The '{key}' on line {written.Line} is empty or no text, and {why}. Write it as a text." : $"The document has no '{key}': {why}. Add it.");
        return new()
        {
            Findings = [finding, .. verdict.Findings.Where(each => each.Path != "$." + key && !each.Sentence.Contains($"'{key}'", StringComparison.Ordinal))],
        };
    }

    private static bool IsOurs(MappingNode node) => KindDetection.Of(node)
        is DocumentKind.Product or DocumentKind.Contract or DocumentKind.OldContract or DocumentKind.CatalogRecord or DocumentKind.LineageEvent;

    private static string Rewritten(MappingNode node, DocumentFormat format) =>
        format is DocumentFormat.Json ? JsonText.Write(node, indented: true) : YamlText.Write(node);

    private static SourceText Source(MappingNode root, ParsedDocument parsed) =>
        new(parsed.Text, parsed.Format, CanonicalHash.Of(root));
}
