using System.Text.RegularExpressions;
using Catalog.Content;
using Xunit;

namespace Catalog.Server.Tests.Content;

/// <summary>What owners write is read by everybody: nothing of it may run.</summary>
public sealed partial class MarkdownSafetyTests
{
    private static readonly CatalogMarkdown Markdown = new();

    public static TheoryData<string> Attacks =>
    [
        "<script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc='<script>alert(1)</script>'>",
        "<object data=data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==>", "<embed src=javascript:alert(1)>", "<form action=javascript:alert(1)><button>go</button></form>", "<base href=//evil.example/>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<link rel=stylesheet href=//evil.example/x.css>", "<style>*{background:url(//evil.example)}</style>", "<body onload=alert(1)>", "<details open ontoggle=alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<input autofocus onfocus=alert(1)>", "<template><script>alert(1)</script></template>",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))", "[x](&#x6A;&#x61;vascript&colon;alert(1))", "[x](\u0001javascript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](vbscript:msgbox(1))",
        "[x](file:///etc/passwd)", "[x](javascript&NewLine;:alert(1))", "[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>", "![x](javascript:alert(1))", "![x](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)", "![x](//evil.example/pixel.png)", "[![x](x onerror=alert(1))](javascript:alert(1))",
        "[x](https://a.example \"\\\" onmouseover=alert(1) x=\\\"\")", "[x](https://a.example/\"onmouseover=\"alert(1))", "`<script>alert(1)</script>`", "```html\n<script>alert(1)</script>\n```", "```\"><script>alert(1)</script>\ncode\n```",
        "| <img src=x onerror=alert(1)> | b |\n|---|---|\n| <script>alert(1)</script> | [x](javascript:alert(1)) |", "# <img src=x onerror=alert(1)>", "## x {onclick=alert(1)}", "- [ ] <script>alert(1)</script>", "> <svg/onload=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
        "<scr<script>ipt>alert(1)</scr</script>ipt>", "<<script>alert(1)//<</script>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "\u003cscript\u003ealert(1)\u003c/script\u003e", "~~<script>alert(1)</script>~~", "[sales/orders](sales/orders \"<script>alert(1)</script>\")", "[sales/orders]( javascript:alert(1) )",
    ];

    [Theory, MemberData(nameof(Attacks))]
    public void Nothing_that_could_run_comes_out(string attack)
    {
        var html = Markdown.ToHtml($"Before.\n\n{attack}\n\nAfter.", new Dictionary<string, string> { ["sales/orders"] = "<img src=x onerror=alert(1)>" });

        Assert.All(Elements().Matches(html), tag => Assert.Contains(tag.Groups["name"].Value, "h1 h2 h3 h4 h5 h6 p ul ol li a code pre em strong del blockquote hr br table thead tbody tr th td input sup".Split(' ')));
        var written = string.Concat(Elements().Matches(html).Select(tag => tag.Value));
        Assert.All(Attributes().Matches(written), a => Assert.Contains(a.Groups["name"].Value, "href title class id type checked disabled start rel".Split(' ')));
        Assert.All(Addresses().Matches(written), a => Assert.Matches("^(https?://|mailto:|/|#)", a.Groups["to"].Value));
        Assert.Contains("Before.", html, StringComparison.Ordinal);
        Assert.Contains("After.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_documentation_needs_comes_out_whole()
    {
        var html = Markdown.ToHtml("# Title\n\n**bold** [out](https://a.example) [orders](sales/orders)\n\n- [x] done\n\n| a |\n|---|\n| b |\n", new Dictionary<string, string> { ["sales/orders"] = "Orders" });

        foreach (var part in new[] { "<h2 id=\"doc-title\">", "<strong>bold</strong>", "rel=\"noopener noreferrer nofollow\"", "href=\"/products/sales/orders\"", "type=\"checkbox\"", "<td>b</td>" })
            Assert.Contains(part, html, StringComparison.Ordinal);
    }

    [Fact]
    public void Very_deep_or_long_texts_end_and_stay_safe()
    {
        foreach (var text in new[] { new string('>', 50_000), new string('[', 50_000), string.Concat(Enumerable.Repeat("*a **b ", 20_000)), string.Concat(Enumerable.Repeat("<script>", 20_000)) })
            Assert.DoesNotContain("<script", Markdown.ToHtml(text, new Dictionary<string, string>()), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex("<(?<name>[a-zA-Z][^\\s/>]*)(\"[^\"]*\"|[^\">])*>")]
    private static partial Regex Elements();

    [GeneratedRegex("\\s(?<name>[a-zA-Z-]+)(=\"[^\"]*\")?(?=[\\s/>])")]
    private static partial Regex Attributes();

    [GeneratedRegex("(href|src)=\"(?<to>[^\"]*)\"")]
    private static partial Regex Addresses();
}
