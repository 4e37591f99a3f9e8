using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;

namespace Catalog.UI.Components;

#pragma warning disable BL0006 // Reading frames is what this is about; the tests say when their shape changes.

/// <summary>
/// Draws what only shows something, and does nothing, as one piece of HTML. A circuit keeps every element and attribute of
/// its page in a frame of 40 bytes besides its text; a row of a table has a hundred of them.
/// </summary>
public static class Still
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private static readonly HashSet<string> Void = ["area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"];

    /// <summary>The fragment as HTML; as it is when it holds components or listens to something.</summary>
    public static RenderFragment Of(RenderFragment fragment) => builder =>
    {
        if (Html(fragment) is { } html) builder.AddMarkupContent(0, SharedHtml.Of(html));
        else builder.AddContent(1, fragment);
    };

    /// <summary>The fragment's HTML; <c>null</c> when it holds components or listens to something.</summary>
    public static string? Html(RenderFragment fragment)
    {
        using var tree = new RenderTreeBuilder();
        fragment(tree);
        var frames = tree.GetFrames();
        var html = new StringBuilder();
        return Write(frames.Array.AsSpan(0, frames.Count), html) ? html.ToString() : null;
    }

    private static bool Write(ReadOnlySpan<RenderTreeFrame> frames, StringBuilder html)
    {
        for (var at = 0; at < frames.Length;)
        {
            ref readonly var frame = ref frames[at];
            var length = 1;
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Text: html.Append(Encoder.Encode(frame.TextContent)); break;
                case RenderTreeFrameType.Markup: html.Append(frame.MarkupContent); break;
                case RenderTreeFrameType.Region:
                    length = frame.RegionSubtreeLength;
                    if (!Write(frames.Slice(at + 1, length - 1), html)) return false;
                    break;
                case RenderTreeFrameType.Element:
                    length = frame.ElementSubtreeLength;
                    if (!WriteElement(frame.ElementName, frames.Slice(at + 1, length - 1), html)) return false;
                    break;
                default: return false;
            }
            at += length;
        }
        return true;
    }

    private static bool WriteElement(string name, ReadOnlySpan<RenderTreeFrame> inside, StringBuilder html)
    {
        html.Append('<').Append(name);
        var children = 0;
        for (; children < inside.Length && inside[children].FrameType == RenderTreeFrameType.Attribute; children++)
        {
            ref readonly var attribute = ref inside[children];
            if (attribute.AttributeValue is not (string or bool) || attribute.AttributeEventHandlerId != 0) return false;
            html.Append(' ').Append(attribute.AttributeName);
            if (attribute.AttributeValue is string value) html.Append("=\"").Append(Encoder.Encode(value)).Append('"');
        }
        html.Append('>');
        if (Void.Contains(name)) return true;
        if (!Write(inside[children..], html)) return false;
        html.Append("</").Append(name).Append('>');
        return true;
    }
}
