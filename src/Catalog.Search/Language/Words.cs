using System.Collections.Frozen;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Catalog.Search.Language;

/// <summary>A word as the index has it, and where it stood.</summary>
/// <param name="Term">Lower case, folded, stemmed.</param>
/// <param name="Whole">A name of several parts with its joints squeezed out; its parts follow.</param>
internal readonly record struct Word(string Term, int Start, int End, int Position, bool Whole);

/// <summary>Texts as words.</summary>
internal static class Words
{
    /// <summary>As Lucene's English analyzer has them.</summary>
    public static FrozenSet<string> Stop { get; } =
        new[] { "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with" }.ToFrozenSet();

    public static List<Word> Of(Analyzer analyzer, string text)
    {
        var words = new List<Word>();
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        var increment = stream.GetAttribute<IPositionIncrementAttribute>();
        var keyword = stream.GetAttribute<IKeywordAttribute>();
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            words.Add(new Word(term.ToString(), offset.StartOffset, offset.EndOffset, position, keyword.IsKeyword));
        }
        stream.End();
        return words;
    }

    /// <summary>Half surrogates, which are no characters, replaced.</summary>
    public static string WellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text, i)) return string.Concat(text.EnumerateRunes());
            i++;
        }
        return text;
    }

    /// <summary>
    /// A name without everything that people write differently: case, accents, spaces and joints. <c>Customer Orders</c>
    /// and <c>customer_orders</c> are the same, <c>customer_order</c> is not.
    /// </summary>
    public static string Squeezed(string name)
    {
        var squeezed = new StringBuilder(name.Length);
        foreach (var c in WellFormed(name).Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c)) squeezed.Append(char.ToLowerInvariant(c));
        return squeezed.ToString();
    }
}
