using System.Collections.Frozen;
using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Lucene.Net.Analysis;

namespace Catalog.Search.Queries;

/// <summary>A query as it was understood.</summary>
/// <param name="Groups">What must match, stop words left out where others remain.</param>
/// <param name="Exact">All words squeezed together, for exact names.</param>
/// <param name="Unfinished">Whether the last word may still be typed.</param>
internal sealed record ReadQuery(IReadOnlyList<QueryGroup> Groups, IReadOnlyList<QueryGroup> Excluded, SearchFilter Filters, IReadOnlyList<string> Notes, string? Exact, bool Unfinished)
{
    /// <summary>The text that the words stand in, see <see cref="QueryGroup.Typed"/>.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text without filters.</summary>
    public string Rest { get; init; } = "";

    /// <summary>From how many words a query is a sentence.</summary>
    public const int SentenceLength = 5;

    public bool IsSentence => Groups.Count(g => !g.Optional) >= SentenceLength;
}

/// <summary>Reads what people type. Whatever is no syntax is a word, so that no text is an error.</summary>
internal sealed class QueryReader(Analyzer analyzer)
{
    private const int MostGroups = 32;
    private const int MostCharacters = 2_000;

    /// <summary>From how many words a query is somebody speaking.</summary>
    private const int Conversation = 3;

    private static readonly Dictionary<string, string> ColumnLike = new(StringComparer.OrdinalIgnoreCase) { ["column"] = IndexFields.Columns, ["field"] = IndexFields.Columns, ["name"] = IndexFields.Name };

    private static readonly Dictionary<string, string> Facets = SearchFacets.All.Append("team").ToDictionary(f => f, f => f == "team" ? SearchFacets.Owner : f, StringComparer.OrdinalIgnoreCase);

    public ReadQuery Read(string text)
    {
        var notes = new List<string>();
        if (text.Length > MostCharacters)
        {
            notes.Add($"Only the first {MostCharacters:N0} characters were looked for.");
            text = text[..MostCharacters];
        }
        text = Words.WellFormed(text);
        var groups = new List<QueryGroup>();
        var excluded = new List<QueryGroup>();
        var filters = new FilterBuilder();
        var plain = new List<string>();
        var rest = new List<string>();
        var or = false;
        foreach (var piece in Pieces.Of(text))
        {
            if (piece is { Quoted: false, Excluded: false, Prefix: null, Text: "OR" })
            {
                or = groups.Count > 0;
                rest.Add(piece.Typed);
                continue;
            }
            if (piece is { Quoted: false, Excluded: false, Prefix: null, Text: "AND" }) continue;
            if (piece.Prefix is { } prefix && filters.Takes(prefix, piece.Text, Facets, notes)) continue;
            rest.Add(piece.Typed);
            string? field = null;
            var (shown, at) = (piece.Text, piece.At);
            if (piece.Prefix is { } named && !ColumnLike.TryGetValue(named, out field)) (shown, at) = ($"{named}:{piece.Text}", at - named.Length - 1);
            var made = Groups(shown, at, piece.Quoted, field).ToList();
            if (made.Count == 0) continue;
            if (piece.Excluded) excluded.AddRange(made);
            else if (or && made.Count == 1)
            {
                var before = groups[^1];
                groups[^1] = before with { Shown = $"{before.Shown} or {made[0].Shown}", Typed = null, Alternatives = [.. before.Alternatives, .. made[0].Alternatives] };
            }
            else groups.AddRange(made);
            if (!piece.Excluded && field is null) plain.Add(shown);
            or = false;
        }
        groups = Soften(Without(Without(groups, Words.Stop), groups.Count >= Conversation ? SoftWords.Asking : Words.Stop));
        groups = [.. groups.DistinctBy(g => (string.Join('|', g.Alternatives.Select(a => string.Join(' ', a.Terms))), g.Field))];
        if (groups.Count > MostGroups)
        {
            notes.Add($"Only the first {MostGroups} words were looked for.");
            groups = groups[..MostGroups];
        }
        var exact = plain.Count > 0 ? Words.Squeezed(string.Concat(plain)) : null;
        return new ReadQuery(groups, excluded, filters.Build(), notes, string.IsNullOrEmpty(exact) ? null : exact, text.Length > 0 && !char.IsWhiteSpace(text[^1]) && text[^1] != '"') { Text = text, Rest = string.Join(' ', rest) };
    }

    /// <summary>The groups without those words, unless nothing would remain.</summary>
    private static List<QueryGroup> Without(List<QueryGroup> groups, FrozenSet<string> words)
    {
        var spoken = groups.Where(g => g.IsPhrase || g.Field is not null || !words.Contains(g.Shown.ToLowerInvariant())).ToList();
        return spoken.Count > 0 ? spoken : groups;
    }

    /// <summary>Makes words optional that every catalog is full of, unless nothing else is said.</summary>
    private static List<QueryGroup> Soften(List<QueryGroup> groups)
    {
        var softened = groups.ConvertAll(g => g is { IsPhrase: false, Field: null } && SoftWords.Kinds.Contains(g.Alternatives[0].Terms[0]) ? g with { Optional = true } : g);
        return softened.TrueForAll(g => g.Optional) || groups.Count < Conversation ? groups : softened;
    }

    /// <summary>A quoted text is one group in a row; any other is a group for each of its parts.</summary>
    private IEnumerable<QueryGroup> Groups(string text, int at, bool quoted, string? field)
    {
        var words = Words.Of(analyzer, text);
        if (quoted)
        {
            string[] row = [.. words.Where(w => !w.Whole).Select(w => w.Term)];
            if (row.Length > 0) yield return new QueryGroup(text, [new Alternative(row, Origin.Written, 1)], field);
            yield break;
        }
        foreach (var (part, word) in words.Where(w => !w.Whole).Index())
            yield return new QueryGroup(text[word.Start..word.End], [new Alternative([word.Term], Origin.Written, 1)], field) { Typed = (at + word.Start, at + word.End), Joined = part > 0 };
    }
}
