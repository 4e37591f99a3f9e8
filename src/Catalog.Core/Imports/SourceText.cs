namespace Catalog.Core.Imports;

/// <summary>
/// A document as it came. <paramref name="Text"/> is kept to the letter (only its encoding became UTF-16);
/// <paramref name="ContentHash"/> is the SHA-256, in lower-case hex, of what it says: key order, formatting and YAML
/// or JSON make no difference, so equal hashes mean <em>unchanged</em>.
/// </summary>
public sealed record SourceText(string Text, DocumentFormat Format, string ContentHash);
