using System.Net;
using System.Text.RegularExpressions;
using Catalog.Core.DataProducts;
using Catalog.Core.Documentation;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Catalog.Content;

/// <summary>
/// Markdig without raw HTML, then a sanitiser that allows what documentation needs and nothing else. Two walls, because
/// what owners write is read by everybody.
/// </summary>
public sealed partial class CatalogMarkdown : IMarkdown
{
    /// <summary>Longer input is cut here; documents that are kept are checked before.</summary>
    public const int MaxLength = DocumentationRules.MaxMarkdown;

    private const int MaxKeys = 100;
    private const string ProductPath = "/products/";

    private static readonly string[] Tags =
    [
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "a", "code", "pre", "em", "strong", "del", "blockquote", "hr", "br", "table", "thead", "tbody", "tr", "th", "td", "input", "sup",
    ];

    private readonly MarkdownPipeline pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    public string ToHtml(string markdown, IReadOnlyDictionary<string, string> products)
    {
        try
        {
            return Html(Parse(markdown), products);
        }
        catch (ArgumentException)
        {
            return $"<pre><code>{WebUtility.HtmlEncode(Cut(markdown))}</code></pre>";
        }
    }

    private string Html(MarkdownDocument document, IReadOnlyDictionary<string, string> products)
    {
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            if (KeyOf(link) is not { } key) continue;
            if (link.IsImage || !products.TryGetValue(key, out var title))
            {
                // What names nothing that this reader may know of stays as it was written, without a link.
                link.ReplaceBy(new LiteralInline(Words(link)));
                continue;
            }
            var attributes = link.GetAttributes();
            link.Url = ProductPath + key;
            attributes.AddClass("wl");
            attributes.AddProperty("title", title);
        }
        foreach (var image in document.Descendants<LinkInline>().Where(l => l.IsImage).ToList()) image.ReplaceBy(new LiteralInline(Words(image)));
        // The page has its one h1 already.
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            heading.Level = Math.Min(6, heading.Level + 1);
            if (heading.TryGetAttributes()?.Id is { } id) heading.GetAttributes().Id = $"doc-{id}";
        }
        return Rules.Sanitizer.Sanitize(document.ToHtml(pipeline));
    }

    public string ToText(string markdown)
    {
        try
        {
            return Spaces().Replace(Markdown.ToPlainText(Cut(markdown), pipeline), " ").Trim();
        }
        catch (ArgumentException)
        {
            return Spaces().Replace(Cut(markdown), " ").Trim();
        }
    }

    public IReadOnlyList<MarkdownHeading> Headings(string markdown) =>
    [
        .. Shallow(markdown).Descendants<HeadingBlock>()
            .Select(h => new MarkdownHeading(h.Level, h.Inline is null ? "" : Text(h.Inline), $"doc-{h.TryGetAttributes()?.Id}")),
    ];

    public IReadOnlyList<string> ProductKeys(string markdown) => [.. Shallow(markdown).Descendants<LinkInline>().Select(KeyOf).OfType<string>().Distinct().Take(MaxKeys)];

    /// <summary>The document; an empty one where the text is nested more deeply than can be read, and so is shown as it was written.</summary>
    private MarkdownDocument Shallow(string markdown)
    {
        try
        {
            return Parse(markdown);
        }
        catch (ArgumentException)
        {
            return [];
        }
    }

    private MarkdownDocument Parse(string markdown) => Markdown.Parse(Cut(markdown), pipeline);

    private static string Cut(string markdown) => markdown.Length <= MaxLength ? markdown : markdown[..MaxLength];

    /// <summary>The product that a link is to: <c>/products/domain/name</c>, or just <c>domain/name</c>.</summary>
    private static string? KeyOf(LinkInline link)
    {
        var url = link.Url ?? "";
        if (url.StartsWith(ProductPath, StringComparison.OrdinalIgnoreCase)) url = url[ProductPath.Length..];
        return DataProductKey.TryParse(url, out var key) ? key.ToString() : null;
    }

    private static string Words(LinkInline link) => Text(link) is { Length: > 0 } text ? text : link.Url ?? "";

    private static string Text(ContainerInline inline) => string.Concat(inline.Descendants().Select(i => i switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        _ => "",
    }));

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    /// <summary>Knows all of HTML and CSS, which is much to load for a portal that shows no page yet: a field of its type would load it.</summary>
    private static class Rules
    {
        public static readonly HtmlSanitizer Sanitizer = Make();

        private static HtmlSanitizer Make()
        {
            var rules = new HtmlSanitizer();
            rules.AllowedTags.Clear();
            foreach (var tag in Tags) rules.AllowedTags.Add(tag);
            rules.AllowedAttributes.Clear();
            foreach (var attribute in new[] { "href", "title", "class", "id", "type", "checked", "disabled", "start", "rel" }) rules.AllowedAttributes.Add(attribute);
            rules.AllowedClasses.Clear();
            foreach (var name in new[] { "wl", "task-list-item", "contains-task-list" }) rules.AllowedClasses.Add(name);
            rules.AllowedSchemes.Clear();
            foreach (var scheme in new[] { "http", "https", "mailto" }) rules.AllowedSchemes.Add(scheme);
            rules.AllowedCssProperties.Clear();
            rules.PostProcessNode += static (_, e) =>
            {
                if (e.Node is AngleSharp.Dom.IElement { LocalName: "a" } link && link.GetAttribute("href") is { } to && !to.StartsWith('/') && !to.StartsWith('#'))
                    link.SetAttribute("rel", "noopener noreferrer nofollow");
            };
            return rules;
        }
    }
}
