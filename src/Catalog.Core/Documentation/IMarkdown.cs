namespace Catalog.Core.Documentation;

/// <summary>A heading of a text, with the anchor that leads to it.</summary>
public sealed record MarkdownHeading(int Level, string Text, string Anchor);

/// <summary>Renders what people write. Raw HTML is shown as text, addresses are limited to safe schemes, and input is bounded.</summary>
public interface IMarkdown
{
    /// <summary>
    /// Safe HTML. Links to data products become live chips when their key is in <paramref name="products"/> (key →
    /// title); other keys stay plain text, so that a hidden product looks like a missing one.
    /// </summary>
    string ToHtml(string markdown, IReadOnlyDictionary<string, string> products);

    /// <summary>The words alone, for indexes and summaries.</summary>
    string ToText(string markdown);

    IReadOnlyList<MarkdownHeading> Headings(string markdown);

    /// <summary>Keys of data products that the text links to, each once, at most 100.</summary>
    IReadOnlyList<string> ProductKeys(string markdown);
}
