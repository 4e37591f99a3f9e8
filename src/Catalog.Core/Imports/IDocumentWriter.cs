using Catalog.Core.DataProducts;

namespace Catalog.Core.Imports;

/// <summary>Writes documents back so that nothing that came in is lost.</summary>
public interface IDocumentWriter
{
    /// <summary>
    /// The product as ODPS. With an <paramref name="original"/> only what the <paramref name="sheet"/> changed is laid
    /// over it; unknown keys and custom properties stay. Without one the document is fresh.
    /// </summary>
    string WriteProduct(string id, ProductSheet sheet, string? original, DocumentFormat format);

    /// <summary>The contract with another status; everything else stays to the letter where its layout allows it.</summary>
    string WriteStatus(string text, string status);

    /// <summary>A document that <see cref="IDocumentReader"/> accepted, in the format asked for.</summary>
    string Convert(string text, DocumentFormat format);
}
