namespace Catalog.Search.Queries;

/// <summary>A word, phrase or <c>name:value</c> of a query.</summary>
/// <param name="At">Where its text begins in the query.</param>
internal readonly record struct Piece(string Text, int At, bool Quoted, bool Excluded, string? Prefix)
{
    /// <summary>As it was written.</summary>
    public string Typed => $"{(Excluded ? "-" : "")}{(Prefix is null ? "" : Prefix + ":")}{(Quoted ? $"\"{Text}\"" : Text)}";
}

/// <summary>Cuts a query at spaces and quotes; a quote that nobody closes is no quote.</summary>
internal static class Pieces
{
    private const int LongestPrefix = 20;

    public static IEnumerable<Piece> Of(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]) || char.IsControl(text[at]))
            {
                at++;
                continue;
            }
            var excluded = text[at] is '-' or '!' && at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && text[at + 1] != '-';
            if (excluded) at++;
            var prefix = PrefixAt(text, at);
            if (prefix is not null) at += prefix.Length + 1;
            if (at < text.Length && text[at] == '"' && text.IndexOf('"', at + 1) is var close and > 0)
            {
                yield return new Piece(text[(at + 1)..close], at + 1, true, excluded, prefix);
                at = close + 1;
                continue;
            }
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && !char.IsControl(text[at])) at++;
            if (at > start) yield return new Piece(text[start..at], start, false, excluded, prefix);
        }
    }

    private static string? PrefixAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && end - at <= LongestPrefix && char.IsAsciiLetter(text[end])) end++;
        return end > at && end + 1 < text.Length && text[end] == ':' && !char.IsWhiteSpace(text[end + 1]) && text[end + 1] != '/' ? text[at..end] : null;
    }
}
