namespace Catalog.Connectors.OpenDataContract.Documents;

/// <summary>A file or document that cannot be read: unwinds a reader and becomes one finding.</summary>
internal sealed class DocumentFormatException(string code, int? line, string sentence) : Exception(sentence)
{
    public string Code { get; } = code;
    public int? Line { get; } = line;

    public static DocumentFormatException TooDeep(int line) => new("too-deep", line,
        $"Line {line} is nested more than {DocumentLimits.MaxDepth} levels deep. Flatten the document.");

    public static DocumentFormatException TooMany(int line) => new("too-large", line,
        $"The document holds more than {DocumentLimits.MaxNodes:N0} values at line {line}. Split it.");

    public static DocumentFormatException Duplicate(string key, int first, int second) => new("duplicate-key", second,
        $"The key '{Shorten(key)}' stands on line {first} and again on line {second}. Keep one of them.");

    public static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
