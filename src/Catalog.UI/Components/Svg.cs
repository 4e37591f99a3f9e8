using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components;

namespace Catalog.UI.Components;

/// <summary>
/// Decorative icons as shared text, for the shell and for lists: dozens of <see cref="Icon"/> components would cost each
/// open page a hundred kilobytes, and this costs all of them together one string for each icon.
/// </summary>
internal static class Svg
{
    private static readonly ConcurrentDictionary<(string Icon, string Css), MarkupString> Drawn = new();

    public static MarkupString Of(string icon) => Draw(icon, "i");

    public static MarkupString Small(string icon) => Draw(icon, "i s");

    public static MarkupString Large(string icon) => Draw(icon, "i l");

    // The icons are constants, so that this ends at some hundred entries.
    private static MarkupString Draw(string icon, string css) => Drawn.GetOrAdd((icon, css), static key =>
        new(Sprite.IdOf(key.Icon) is { } id
            ? $"""<svg class="{key.Css}" aria-hidden="true"><use href="#{id}"/></svg>"""
            : $"""<svg class="{key.Css}" viewBox="{(Symbols.IsOwn(key.Icon) ? "0 0 16 16" : "0 0 24 24")}" aria-hidden="true">{key.Icon}</svg>"""));
}
