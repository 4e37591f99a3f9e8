using System.Globalization;
using System.Security;
using Catalog.Core.Validity;
using Catalog.UI.Theme;

namespace Catalog.UI.Validity;

/// <summary>A badge as a picture that stands alone: its colours are written into it, and it says what it shows to those who cannot see it.</summary>
public static class BadgeSvg
{
    private const double Letter = 6.6;
    private const int Side = 8;

    public static string Of(string key, ValidityState? state)
    {
        var word = state?.Word() ?? "RETIRED";
        var (label, value) = ((int)Math.Ceiling(key.Length * Letter) + (2 * Side), (int)Math.Ceiling(word.Length * (Letter + .8)) + (2 * Side));
        var (name, all) = (SecurityElement.Escape(key), label + value);
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{all}" height="20" role="img" aria-label="{name}: {word}"><title>{name}: {word}</title>
            <clipPath id="r"><rect width="{all}" height="20" rx="4"/></clipPath><g clip-path="url(#r)"><rect width="{label}" height="20" fill="{CatalogTheme.Theme.PaletteLight.Dark}"/><rect x="{label}" width="{value}" height="20" fill="{Colour(state)}"/></g>
            <g fill="{CatalogTheme.Theme.PaletteLight.Surface}" text-anchor="middle" font-family="ui-monospace,Menlo,Consolas,monospace" font-size="11"><text x="{label / 2.0}" y="14" textLength="{label - (2 * Side)}">{name}</text><text x="{label + (value / 2.0)}" y="14" textLength="{value - (2 * Side)}" font-weight="bold">{word}</text></g></svg>
            """);
    }

    /// <summary>Dark enough for white letters.</summary>
    public static string Colour(ValidityState? state) => Token(state switch { ValidityState.Valid => "valid", ValidityState.Suspect => "suspect", ValidityState.Invalid => "invalid", ValidityState.Stale => "stale", _ => "unknown" });

    private static string Token(string name) => CatalogTheme.Tokens.First(t => t.Name == name).Light;
}
