using Catalog.Core.Discovery;
using Catalog.Search.Index;

namespace Catalog.Search.Results;

/// <summary>A place of a hit that matches, in words, with the parts of the query that it has, each as <see cref="Match.As"/> says.</summary>
internal sealed record MatchedPlace(string Where, IReadOnlyDictionary<int, string?> Groups);

/// <summary>Where a hit matches: in which of its fields, and the best passages of each.</summary>
internal sealed class Passages
{
    private const string ColumnField = "Columns";
    private const int Around = 90;
    private const int MostValues = 6;
    private const int MostPassages = 2;

    private readonly Marker marker;
    private readonly List<SearchHighlight> highlights = [];
    private readonly List<MatchedPlace> places = [];

    public Passages(Marker marker, ShownDocument shown, string? body)
    {
        this.marker = marker;
        Place(shown.Type is SearchType.Product ? "in its key" : "in its name", marker.Mark(shown.Type is SearchType.Product or SearchType.Contract ? shown.Key : shown.Name).Groups);
        Place("in its title", marker.Mark(shown.Title).Groups);
        Values("Also known as", shown.Aliases, "its other name", "its other names");
        Values(ColumnField, shown.Columns, "the column", "of its columns");
        if (shown.Type == SearchType.Contract) Values("Tables", shown.Ports, "the table", "of its tables");
        else Values("Ports", shown.Ports, "the port", "of its ports");
        Values("Tags", shown.Tags, "the tag", "of its tags");
        Values("About", shown.Topics, "the term", "of its terms");
        Values("Domain", shown.Domains is [var own, ..] ? [own.Name] : null, "the domain", "of its domains");
        Values("Owner", shown.Owner is { } owner && shown.Type != SearchType.Team ? [owner.Name] : null, "the name of its owner", "of its owners");
        Text("Purpose", shown.Summary, 1, "in its purpose");
        if (shown.Type == SearchType.Documentation) Text("Documentation", body, MostPassages, "in its text");
        else Text("Description", body, MostPassages, "in its description");
    }

    public IReadOnlyList<SearchHighlight> Highlights => highlights;

    /// <summary>Every place that matches, the most telling first.</summary>
    public IReadOnlyList<MatchedPlace> Places => places;

    /// <summary>Only the columns that have a part of the query which the name does not have, those with most of it first.</summary>
    public static IReadOnlyList<SearchHighlight> MoreColumns(Marker marker, string name, IReadOnlyList<string>? columns)
    {
        var said = marker.Mark(name).Groups;
        if (said.Count == marker.Asked) return [];
        var more = Matching(marker, columns).Where(c => c.Marked.Groups.Keys.Any(group => !said.ContainsKey(group))).Take(MostValues).ToList();
        return more.Count > 0 ? [new SearchHighlight(ColumnField, Listed(more))] : [];
    }

    private void Place(string where, IReadOnlyDictionary<int, string?> groups)
    {
        if (groups.Count > 0) places.Add(new MatchedPlace(where, groups));
    }

    /// <summary>The values that match, those with most of the query first.</summary>
    private void Values(string field, IReadOnlyList<string>? values, string one, string several)
    {
        var matching = Matching(marker, values);
        if (matching.Count == 0) return;
        highlights.Add(new SearchHighlight(field, Listed(matching.Take(MostValues))));
        Place(matching.Count == 1 ? $"in {one} {matching[0].Value}" : $"in {matching.Count:N0} {several}", matching.SelectMany(m => m.Marked.Groups).GroupBy(g => g.Key, g => g.Value).ToDictionary(g => g.Key, g => g.Contains(null) ? null : g.First()));
    }

    private static List<(string Value, MarkedText Marked)> Matching(Marker marker, IReadOnlyList<string>? values) =>
        [.. (values ?? []).Select(v => (Value: v, Marked: marker.Mark(v))).Where(v => v.Marked.Count > 0).OrderByDescending(v => v.Marked.Groups.Count)];

    private static List<TextPart> Listed(IEnumerable<(string Value, MarkedText Marked)> matching)
    {
        var parts = new List<TextPart>();
        foreach (var (_, marked) in matching)
        {
            if (parts.Count > 0) parts.Add(SearchHighlight.Between);
            parts.AddRange(marked.Parts);
        }
        return parts;
    }

    private void Text(string field, string? text, int most, string where)
    {
        if (string.IsNullOrEmpty(text)) return;
        var found = marker.Find(text);
        if (found.Count == 0) return;
        Place(where, Marker.Groups(found));
        var best = new List<(int From, int To, MarkedText Marked)>();
        foreach (var (start, end, _, _) in found)
        {
            if (best.Exists(b => start >= b.From && end <= b.To)) continue;
            var (from, to) = (WordBefore(text, start - Around), WordAfter(text, Math.Max(end, start + Around)));
            best.Add((from, to, Marker.Mark(text, from, to, found)));
            if (best.Count > 50) break;
        }
        foreach (var (from, to, marked) in best.OrderByDescending(b => b.Marked.Groups.Count).ThenByDescending(b => b.Marked.Count).Take(most))
        {
            List<TextPart> parts = [.. marked.Parts];
            if (from > 0) parts.Insert(0, new TextPart("… ", false));
            if (to < text.Length) parts.Add(new TextPart(" …", false));
            highlights.Add(new SearchHighlight(field, parts));
        }
    }

    private static int WordBefore(string text, int at)
    {
        if (at <= 0) return 0;
        while (at < text.Length && !char.IsWhiteSpace(text[at - 1])) at++;
        return at;
    }

    private static int WordAfter(string text, int at)
    {
        if (at >= text.Length) return text.Length;
        while (at > 0 && at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }
}
