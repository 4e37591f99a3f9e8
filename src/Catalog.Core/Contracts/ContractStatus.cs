using Catalog.Core.Imports;

namespace Catalog.Core.Contracts;

/// <summary>The same contract document with another status: what is put is a draft, what is published is active.</summary>
internal sealed class ContractStatus(IDocumentReader reader, IDocumentWriter writer)
{
    public const string Draft = "draft";
    public const string Active = "active";

    public SourceDocument.Contract With(string text, string status) =>
        reader.Read(writer.WriteStatus(text, status), "contract") is [SourceDocument.Contract document]
            ? document : throw new InvalidOperationException("A contract that was read before cannot be read with another status.");

    /// <summary>The document as a draft, with a word about it where it calls itself something else.</summary>
    public SourceDocument.Contract AsDraft(SourceDocument.Contract document)
    {
        if (document.Model.Status?.Trim().ToLowerInvariant() is null or "" or Draft or "proposed") return document;
        var note = new Finding(FindingSeverity.Info, "draft", "$.status", null,
            $"The document calls itself {document.Model.Status}. It is kept as a draft until it is published.");
        return With(document.Source.Text, Draft) with { Findings = [.. document.Findings, note] };
    }
}
