using System.Globalization;
using System.Text;

namespace Catalog.Core.Shared;

/// <summary>Keys that people can type: lower-case <c>[a-z0-9-]</c>, made from a name.</summary>
public static class Slug
{
    public const int MaxLength = 80;

    /// <summary>"Order Management" → "order-management"; accents are folded; empty when nothing is left.</summary>
    public static string From(string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return "";
        var slug = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
            if (slug.Length == MaxLength) break;
        }
        return slug.ToString().Trim('-');
    }

    public static bool IsValid(string? key) => key is { Length: > 0 and <= MaxLength } && key.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-');

    /// <summary>The key itself, or with -2, -3, … when it is taken.</summary>
    public static string Unique(string slug, Func<string, bool> taken)
    {
        for (var n = 1; ; n++)
        {
            var candidate = n == 1 ? slug : $"{slug}-{n}";
            if (!taken(candidate)) return candidate;
        }
    }
}
