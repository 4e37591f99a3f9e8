namespace Catalog.Core.Quality;

/// <summary>Patterns with <c>*</c> for anything and <c>?</c> for one character; case does not matter.</summary>
public static class Glob
{
    /// <summary>In time that grows with the product of both lengths, whatever the pattern.</summary>
    public static bool Fits(string pattern, string text)
    {
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] != '*' && Same(pattern[p], text[t])))) (p, t) = (p + 1, t + 1);
            else if (p < pattern.Length && pattern[p] == '*') (star, resume, p) = (p, t, p + 1);
            else if (star >= 0) (p, t, resume) = (star + 1, resume + 1, resume + 1);
            else return false;
        }
        while (p < pattern.Length && pattern[p] == '*') p++;
        return p == pattern.Length;
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
