namespace Catalog.Core.Imports;

public enum FindingSeverity { Info, Warning, Error }

/// <summary>
/// Something a person should know about a document that came in. <paramref name="Path"/> is a JSONPath such as
/// <c>$.schema[0].name</c>; <paramref name="Line"/> is 1-based in the original text, <c>null</c> when unknown;
/// <paramref name="Sentence"/> says what is the matter and what to do.
/// </summary>
public sealed record Finding(FindingSeverity Severity, string Code, string Path, int? Line, string Sentence);
