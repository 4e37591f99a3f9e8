using System.Collections.Frozen;
using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Catalog.Search.Language;

/// <summary>A word as the index has it, and where it stood.</summary>
/// <param name="Term">Lower case, folded, stemmed.</param>
/// <param name="Whole">A name of several parts with its joints squeezed out; its parts follow.</param>
internal readonly record struct Word(string Term, int Start, int End, int Position, bool Whole);

/// <summary>A word whose term is gone with the next one; otherwise as <see cref="Word"/>.</summary>
internal readonly ref struct PassingWord(ReadOnlySpan<char> term, int start, int end, int position, bool whole)
{
    public ReadOnlySpan<char> Term { get; } = term;
    public int Start => start;
    public int End => end;
    public int Position => position;
    public bool Whole => whole;
}

/// <summary>Goes through the words of a text.</summary>
internal ref struct PassingWords
{
    private readonly TokenStream stream;
    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;
    private readonly IPositionIncrementAttribute increment;
    private readonly IKeywordAttribute keyword;
    private int position = -1;

    public PassingWords(Analyzer analyzer, string text)
    {
        stream = analyzer.GetTokenStream("", text);
        term = stream.GetAttribute<ICharTermAttribute>();
        offset = stream.GetAttribute<IOffsetAttribute>();
        increment = stream.GetAttribute<IPositionIncrementAttribute>();
        keyword = stream.GetAttribute<IKeywordAttribute>();
        stream.Reset();
    }

    public readonly PassingWord Current => new(term.Buffer.AsSpan(0, term.Length), offset.StartOffset, offset.EndOffset, position, keyword.IsKeyword);

    public readonly PassingWords GetEnumerator() => this;

    public bool MoveNext()
    {
        if (!stream.IncrementToken())
        {
            stream.End();
            return false;
        }
        position += increment.PositionIncrement;
        return true;
    }

    public readonly void Dispose() => stream.Dispose();
}

/// <summary>Texts as words.</summary>
internal static class Words
{
    /// <summary>As Lucene's English analyzer has them.</summary>
    public static FrozenSet<string> Stop { get; } =
        new[] { "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with" }.ToFrozenSet();

    public static List<Word> Of(Analyzer analyzer, string text)
    {
        var words = new List<Word>();
        foreach (var word in In(analyzer, text)) words.Add(new Word(word.Term.ToString(), word.Start, word.End, word.Position, word.Whole));
        return words;
    }

    /// <summary>The same, one after the other, for those who keep few of them.</summary>
    public static PassingWords In(Analyzer analyzer, string text) => new(analyzer, text);

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
