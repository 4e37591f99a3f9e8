namespace Catalog.Core.Imports;

/// <summary>Reads whatever somebody hands in. Bad input is a case of the answer, never an exception.</summary>
public interface IDocumentReader
{
    /// <summary>
    /// Every document in one file, in order: a YAML stream or an NDJSON file holds several. UTF-8 or UTF-16 with a
    /// byte order mark, plain or gzip. <paramref name="fileName"/> only helps to word errors.
    /// </summary>
    IReadOnlyList<SourceDocument> Read(ReadOnlyMemory<byte> content, string fileName);

    /// <summary>The same for a text that is already decoded, such as what somebody typed into an editor.</summary>
    IReadOnlyList<SourceDocument> Read(string text, string fileName);
}
