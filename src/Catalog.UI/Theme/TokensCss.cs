using System.Globalization;
using System.Text;

namespace Catalog.UI.Theme;

/// <summary>
/// Writes the theme as a static style sheet, so that no page carries style blocks and the content security policy can
/// refuse them. The dark values stand twice: for those who chose dark, and for those whose system did.
/// </summary>
public static class TokensCss
{
    public static string Write()
    {
        var css = new StringBuilder("/* Written from Theme/CatalogTheme.cs; TokensTests says how. */\n");
        Block(css, "", ":root", dark: false);
        Block(css, "", ":root[data-theme=dark]", dark: true);
        css.Append("@media (prefers-color-scheme: dark) {\n");
        Block(css, "  ", ":root:not([data-theme=light])", dark: true);
        return css.Append("}\n").ToString();
    }

    private static void Block(StringBuilder css, string indent, string selector, bool dark)
    {
        css.Append(indent).Append(selector).Append(" {\n");
        Line(css, indent, "color-scheme", dark ? "dark" : "light");
        foreach (var token in CatalogTheme.Tokens) Line(css, indent, $"--ct-{token.Name}", dark ? token.Dark : token.Light);
        foreach (var (name, value) in Mud(dark)) Line(css, indent, name, value);
        css.Append(indent).Append("}\n");
    }

    private static void Line(StringBuilder css, string indent, string name, string value) =>
        css.Append(CultureInfo.InvariantCulture, $"{indent}  {name}: {value};\n");

    /// <summary>What MudThemeProvider would write, for the overlays that are Mud's.</summary>
    private static IEnumerable<(string Name, string Value)> Mud(bool dark)
    {
        MudBlazor.Palette palette = dark ? CatalogTheme.Theme.PaletteDark : CatalogTheme.Theme.PaletteLight;
        foreach (var (name, colour) in new (string, MudBlazor.Utilities.MudColor)[]
        {
            ("background", palette.Background), ("background-gray", palette.BackgroundGray), ("surface", palette.Surface),
            ("text-primary", palette.TextPrimary), ("text-secondary", palette.TextSecondary), ("text-disabled", palette.TextDisabled),
            ("action-default", palette.ActionDefault), ("action-disabled", palette.ActionDisabled), ("action-disabled-background", palette.ActionDisabledBackground),
            ("primary", palette.Primary), ("primary-text", palette.PrimaryContrastText), ("secondary", palette.Secondary), ("secondary-text", palette.SecondaryContrastText),
            ("success", palette.Success), ("warning", palette.Warning), ("error", palette.Error), ("info", palette.Info), ("dark", palette.Dark), ("dark-text", palette.DarkContrastText),
            ("lines-default", palette.LinesDefault), ("lines-inputs", palette.LinesInputs), ("table-lines", palette.TableLines), ("table-hover", palette.TableHover),
            ("divider", palette.Divider), ("divider-light", palette.DividerLight), ("skeleton", palette.Skeleton), ("overlay-dark", palette.OverlayDark),
        })
        {
            yield return ($"--mud-palette-{name}", colour.ToString(MudBlazor.Utilities.MudColorOutputFormats.RGBA));
            if (name is "primary" or "secondary" or "error" or "dark" or "text-primary" or "action-default") yield return ($"--mud-palette-{name}-rgb", $"{colour.R},{colour.G},{colour.B}");
        }
        if (dark) yield break;
        yield return ("--mud-default-borderradius", CatalogTheme.Theme.LayoutProperties.DefaultBorderRadius);
        yield return ("--mud-typography-default-family", "var(--ct-font)");
        foreach (var (layer, z) in new (string, int)[] { ("drawer", 1100), ("popover", 1200), ("appbar", 1300), ("dialog", 1400), ("snackbar", 1500), ("tooltip", 1600) })
            yield return ($"--mud-zindex-{layer}", z.ToString(CultureInfo.InvariantCulture));
    }
}
