using Catalog.Core.Discovery;
using Catalog.Search.Language;
using Catalog.Search.Queries;

namespace Catalog.Search.Results;

/// <summary>A place in a text where a group of the query matches.</summary>
/// <param name="As">The synonym that stands there; <c>null</c> where it is what was typed, or a spelling of it.</param>
internal readonly record struct Match(int Start, int End, int Group, string? As);

/// <summary>A text with what matched marked, and which groups of the query did, as <see cref="Match.As"/> says.</summary>
internal sealed record MarkedText(IReadOnlyList<TextPart> Parts, IReadOnlyDictionary<int, string?> Groups, int Count);

/// <summary>
/// Marks exactly what the query matches: texts run through the same analysis as the index, and a phrase is marked only
/// where it stands in a row.
/// </summary>
internal sealed class Marker
{
    private readonly MeshAnalyzer analyzer;
    private readonly Dictionary<string, List<(int Group, string? As)>>.AlternateLookup<ReadOnlySpan<char>> single;
    private readonly List<(int Group, string? As, string[] Terms)> rows = [];
    private readonly List<(int Group, string Start)> beginnings = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> inRows;

    /// <summary>Names, tags and owners come again and again on a page.</summary>
    private readonly Dictionary<string, MarkedText> marked = [];

    public Marker(MeshAnalyzer analyzer, StagedQuery query)
    {
        this.analyzer = analyzer;
        Asked = query.Groups.Count;
        var words = new Dictionary<string, List<(int Group, string? As)>>();
        for (var g = 0; g < query.Groups.Count; g++)
        {
            foreach (var alternative in query.Groups[g].Alternatives)
            {
                var synonym = alternative.Origin == Origin.Synonym ? alternative.Shown : null;
                if (alternative.Origin == Origin.Prefix) beginnings.Add((g, alternative.Terms[0]));
                else if (alternative.IsPhrase) rows.Add((g, synonym, [.. alternative.Terms]));
                else if (!words.TryGetValue(alternative.Terms[0], out var groups)) words[alternative.Terms[0]] = [(g, synonym)];
                else if (!groups.Exists(other => other.Group == g)) groups.Add((g, synonym));
            }
        }
        single = words.GetAlternateLookup<ReadOnlySpan<char>>();
        inRows = rows.SelectMany(r => r.Terms).ToHashSet().GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many groups the query has.</summary>
    public int Asked { get; }

    public MarkedText Mark(string text)
    {
        if (!marked.TryGetValue(text, out var known)) marked[text] = known = Mark(text, 0, text.Length, Find(text));
        return known;
    }

    /// <summary>Where the query matches in a text, in order.</summary>
    public List<Match> Find(string text)
    {
        var found = new List<Match>();
        if (text.Length == 0 || Asked == 0) return found;
        var parts = new List<Word>();
        var begun = new List<(Word Word, int Group)>();
        foreach (var word in Words.In(analyzer, text))
        {
            if (single.TryGetValue(word.Term, out var groups))
                foreach (var (group, synonym) in groups) found.Add(new Match(word.Start, word.End, group, synonym));
            // A word that is in no row still parts those before it from those behind it: positions say so.
            if (rows.Count > 0 && !word.Whole && inRows.TryGetValue(word.Term, out var known)) parts.Add(new Word(known, word.Start, word.End, word.Position, Whole: false));
            foreach (var (group, start) in beginnings)
                if (word.Term.StartsWith(start, StringComparison.Ordinal)) begun.Add((new Word("", word.Start, word.End, word.Position, word.Whole), group));
        }
        // A name kept whole begins as its first part does; then the part is what matched.
        foreach (var (word, group) in begun)
            if (!word.Whole || !begun.Exists(p => p.Group == group && !p.Word.Whole && p.Word.Start >= word.Start && p.Word.End <= word.End)) found.Add(new Match(word.Start, word.End, group, null));
        foreach (var (group, synonym, terms) in rows)
            for (var i = 0; i + terms.Length <= parts.Count; i++)
                if (InRow(parts, i, terms)) found.Add(new Match(parts[i].Start, parts[i + terms.Length - 1].End, group, synonym));
        found.Sort((a, b) => (a.Start, a.End, a.Group).CompareTo((b.Start, b.End, b.Group)));
        return found;
    }

    /// <summary>A stretch of a text with the ranges inside it marked.</summary>
    public static MarkedText Mark(string text, int from, int to, List<Match> found)
    {
        var parts = new List<TextPart>();
        var at = from;
        var count = 0;
        foreach (var (start, end, _, _) in found)
        {
            if (start < from || end > to) continue;
            count++;
            if (end <= at) continue;
            var begin = Math.Max(start, at);
            if (begin > at) parts.Add(new TextPart(text[at..begin], false));
            if (begin == at && parts is [.., { Marked: true } last]) parts[^1] = new TextPart(last.Text + text[begin..end], true);
            else parts.Add(new TextPart(text[begin..end], true));
            at = end;
        }
        if (at < to) parts.Add(new TextPart(text[at..to], false));
        return new MarkedText(parts, Groups(found.Where(match => match.Start >= from && match.End <= to)), count);
    }

    /// <summary>The groups that match; what was typed counts before a synonym of it.</summary>
    public static Dictionary<int, string?> Groups(IEnumerable<Match> found)
    {
        var groups = new Dictionary<int, string?>();
        foreach (var match in found)
            if (match.As is null || !groups.ContainsKey(match.Group)) groups[match.Group] = match.As;
        return groups;
    }

    private static bool InRow(List<Word> words, int at, string[] terms)
    {
        for (var i = 0; i < terms.Length; i++)
            if (words[at + i].Term != terms[i] || words[at + i].Position != words[at].Position + i) return false;
        return true;
    }
}
