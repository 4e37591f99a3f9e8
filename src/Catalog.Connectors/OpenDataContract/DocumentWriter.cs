using Catalog.Connectors.OpenDataContract.Documents;
using Catalog.Connectors.OpenDataContract.Writing;
using Catalog.Core.DataProducts;
using Catalog.Core.Imports;

namespace Catalog.Connectors.OpenDataContract;

/// <summary>Products and contracts as documents again.</summary>
public sealed class DocumentWriter : IDocumentWriter
{
    public string WriteProduct(string id, ProductSheet sheet, string? original, DocumentFormat format)
    {
        var root = original is null ? Fresh(sheet) : Tree(original) as MappingNode ?? Fresh(sheet);
        root = TreeEdit.Change(root, "id", root.Text("id"), id);
        return Write(ProductOverlay.Apply(root, sheet), format);
    }

    public string WriteStatus(string text, string status)
    {
        var root = Tree(text) as MappingNode ?? throw new ArgumentException("The text is not a contract that was read before.", nameof(text));
        var wanted = TreeEdit.SetText(root, "status", status);
        return StatusText.Replaced(text, root, status) is { } edited && Tree(edited) is { } tree && CanonicalHash.Of(tree) == CanonicalHash.Of(wanted)
            ? edited : Write(wanted, text.AsSpan().TrimStart() is ['{', ..] ? DocumentFormat.Json : DocumentFormat.Yaml);
    }

    public string Convert(string text, DocumentFormat format) =>
        Write(Tree(text) ?? throw new ArgumentException("The text is not a document that was read before.", nameof(text)), format);

    private static DocumentNode? Tree(string text) =>
        DocumentReader.Parse(text, "").Select(each => each.Root).FirstOrDefault(root => root is not null);

    // A document without status would not be valid: what nobody decided yet is a draft.
    private static MappingNode Fresh(ProductSheet sheet)
    {
        var root = new MappingNode(0, 0).With("apiVersion", ScalarNode.Of("v1.0.0")).With("kind", ScalarNode.Of("DataProduct"));
        return sheet.Status is null ? root.With("status", ScalarNode.Of("draft")) : root;
    }

    private static string Write(DocumentNode root, DocumentFormat format) =>
        format is DocumentFormat.Json ? JsonText.Write(root, indented: true) + "\n" : YamlText.Write(root);
}
