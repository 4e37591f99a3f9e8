using System.Globalization;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Catalog.Search.Language;

/// <summary>
/// Cuts text into words, and names at case, digits and <c>_ - . / :</c>. A name of several parts comes whole first, with
/// the joints squeezed out, at the position of its first part: <c>customer_orders</c>, <c>CustomerOrders</c> and
/// <c>customer-orders</c> are all <c>customerorders</c>, <c>customer</c>, <c>orders</c>. Scripts without spaces come in pairs.
/// </summary>
internal sealed class MeshTokenizer : Tokenizer
{
    private const int LongestWhole = 80;
    private const int LongestPart = 64;

    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;
    private readonly IPositionIncrementAttribute position;
    private readonly IKeywordAttribute keyword;

    private readonly List<(int Start, int End)> parts = [];
    private char[] text = new char[256];
    private int length;
    private int at;
    private int next;
    private bool filled;
    private (int Start, int End) chunk;
    private bool wholeWaits;
    private bool firstOfWhole;

    public MeshTokenizer(TextReader input) : base(input)
    {
        term = AddAttribute<ICharTermAttribute>();
        offset = AddAttribute<IOffsetAttribute>();
        position = AddAttribute<IPositionIncrementAttribute>();
        keyword = AddAttribute<IKeywordAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!filled) Fill();
        while (true)
        {
            if (wholeWaits)
            {
                wholeWaits = false;
                firstOfWhole = true;
                if (EmitWhole()) return true;
                firstOfWhole = false;
            }
            if (next < parts.Count)
            {
                var (start, end) = parts[next++];
                ClearAttributes();
                Copy(start, Math.Min(end, start + LongestPart));
                position.PositionIncrement = firstOfWhole ? 0 : 1;
                firstOfWhole = false;
                if (term.Length > 0) return true;
                continue;
            }
            if (!NextChunk()) return false;
        }
    }

    public override void Reset()
    {
        base.Reset();
        (length, at, next, filled, wholeWaits, firstOfWhole) = (0, 0, 0, false, false, false);
        parts.Clear();
    }

    public override void End()
    {
        base.End();
        offset.SetOffset(CorrectOffset(length), CorrectOffset(length));
    }

    private void Fill()
    {
        filled = true;
        int read;
        while ((read = m_input.Read(text, length, text.Length - length)) > 0)
        {
            length += read;
            if (length == text.Length) Array.Resize(ref text, text.Length * 2);
        }
    }

    private bool EmitWhole()
    {
        ClearAttributes();
        Copy(chunk.Start, chunk.End);
        position.PositionIncrement = 1;
        keyword.IsKeyword = true;
        return term.Length > 1;
    }

    private void Copy(int start, int end)
    {
        if (term.Buffer.Length < end - start) term.ResizeBuffer(end - start);
        var buffer = term.Buffer;
        var count = 0;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (IsJoint(c) || IsApostrophe(c) || IsCombining(c)) continue;
            buffer[count++] = c;
        }
        term.SetLength(count);
        offset.SetOffset(CorrectOffset(start), CorrectOffset(end));
    }

    /// <summary>Finds the next run without spaces and its parts.</summary>
    private bool NextChunk()
    {
        parts.Clear();
        next = 0;
        while (at < length && !IsWord(text[at])) at++;
        if (at >= length) return false;
        var start = at;
        if (IsSpaceless(text[at]))
        {
            while (at < length && IsSpaceless(text[at])) at++;
            if (at - start == 1) parts.Add((start, at));
            else for (var i = start; i < at - 1; i++) parts.Add((i, i + 2));
            return true;
        }
        var end = start;
        while (at < length && (IsWord(text[at]) || IsJoint(text[at]) || IsApostrophe(text[at]) || IsCombining(text[at])) && !IsSpaceless(text[at]))
        {
            if (!IsJoint(text[at]) && !IsApostrophe(text[at])) end = at + 1;
            at++;
        }
        // A possessive is not part of the word.
        if (end - start > 2 && text[end - 1] is 's' or 'S' && end - 2 > start && IsApostrophe(text[end - 2])) end -= 2;
        Split(start, end);
        chunk = (start, end);
        wholeWaits = parts.Count > 1 && end - start <= LongestWhole;
        return true;
    }

    private void Split(int start, int end)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            if (IsJoint(text[i]))
            {
                Part(from, i);
                from = i + 1;
            }
            else if (i > from && Breaks(i, end))
            {
                Part(from, i);
                from = i;
            }
        }
        Part(from, end);
    }

    private bool Breaks(int i, int end)
    {
        var (before, here) = (text[i - 1], text[i]);
        if (char.IsDigit(before) != char.IsDigit(here)) return !IsApostrophe(before) && !IsApostrophe(here) && !IsCombining(here);
        if (!char.IsUpper(here)) return false;
        return char.IsLower(before) || (char.IsUpper(before) && i + 1 < end && char.IsLower(text[i + 1]));
    }

    private void Part(int start, int end)
    {
        if (end > start) parts.Add((start, end));
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark && !IsCombining(c);

    private static bool IsJoint(char c) => c is '_' or '-' or '.' or '/' or ':' or '@' or '#' or '\\';

    private static bool IsApostrophe(char c) => c is '\'' or '\u2019';

    /// <summary>Accents written as characters of their own.</summary>
    private static bool IsCombining(char c) => c is >= '\u0300' and <= '\u036f';

    private static bool IsSpaceless(char c) => c is
        >= '\u0e00' and <= '\u0eff' or >= '\u1000' and <= '\u109f' or >= '\u1780' and <= '\u17ff'
        or >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u4dbf' or >= '\u4e00' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
