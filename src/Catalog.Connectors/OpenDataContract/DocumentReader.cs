using Catalog.Connectors.GreatExpectations;
using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract;

/// <summary>From a file to documents: decoding, parsing, telling kinds apart; each document then goes its way.</summary>
public sealed class DocumentReader(DocumentReaderOptions options) : IDocumentReader
{
    private static readonly string[] ResultWords = ["\"expectation_config\"", "\"expectation_type\"", "\"evaluated_expectations\"", "expectation_suite_name\"", "\"suite_name\""];

    public DocumentReader()
        : this(new DocumentReaderOptions())
    {
    }

    public IReadOnlyList<SourceDocument> Read(ReadOnlyMemory<byte> content, string fileName)
    {
        try
        {
            return ReadText(TextDecoding.Decode(content, options), fileName);
        }
        catch (DocumentFormatException problem)
        {
            return [Intake.Reject(problem)];
        }
    }

    public IReadOnlyList<SourceDocument> Read(string text, string fileName)
    {
        try
        {
            if (text is ['\ufeff', ..]) text = text[1..];
            TextDecoding.RefuseContent(text, options);
            return ReadText(text, fileName);
        }
        catch (DocumentFormatException problem)
        {
            return [Intake.Reject(problem)];
        }
    }

    private static List<SourceDocument> ReadText(string text, string fileName)
    {
        var documents = new List<SourceDocument>();
        if (Results(text) is { } results) documents.AddRange(results);
        else foreach (var parsed in Parse(text, fileName)) documents.AddRange(Intake.Of(parsed));
        for (var i = 0; i < documents.Count; i++) documents[i] = documents[i] with { Index = i + 1 };
        return documents;
    }

    /// <summary>Results of Great Expectations, which are no JSON by the book: <c>null</c> for anything else, broken JSON included.</summary>
    private static IEnumerable<SourceDocument>? Results(string text)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..] || !ResultWords.Any(w => text.Contains(w, StringComparison.Ordinal))) return null;
        return new ResultReader().Read(System.Text.Encoding.UTF8.GetBytes(text)) is { Problem: null } reading
            ? reading.Results.Select(r => new SourceDocument.Result(r) { Findings = r.Findings })
            : null;
    }

    // Flow style YAML also begins with a brace; only a file that calls itself JSON has to be it.
    internal static IEnumerable<ParsedDocument> Parse(string text, string fileName)
    {
        if (text.AsSpan().TrimStart() is not ['{' or '[', ..]) return YamlDocuments.Read(text);
        var json = JsonDocuments.Read(text);
        if (fileName.Contains(".json", StringComparison.OrdinalIgnoreCase) || fileName.Contains(".ndjson", StringComparison.OrdinalIgnoreCase)) return json;
        var all = json.ToList();
        return all.Exists(each => each.Problem is { Code: "syntax" }) && YamlDocuments.Read(text).ToList() is var yaml
            && yaml.TrueForAll(each => each.Problem is null) ? yaml : all;
    }
}
