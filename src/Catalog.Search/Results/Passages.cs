using Catalog.Core.Discovery;
using Catalog.Search.Index;

namespace Catalog.Search.Results;

/// <summary>Where a hit matches: in which of its fields, and the best passages of each.</summary>
internal sealed class Passages
{
    public const string Summary = "Purpose";
    private const int Around = 90;
    private const int MostValues = 6;
    private const int MostPassages = 2;

    private readonly Marker marker;
    private readonly List<SearchHighlight> highlights = [];

    public Passages(Marker marker, ShownDocument shown, string? body)
    {
        this.marker = marker;
        Named = Values("Also known as", shown.Aliases);
        Columns = Values("Columns", shown.Columns);
        Ports = Values(shown.Type == SearchType.Contract ? "Tables" : "Ports", shown.Ports);
        Tags = Values("Tags", shown.Tags);
        Topics = Values("About", shown.Topics);
        Domains = Values("Domain", shown.Domains is [var own, ..] ? [own.Name] : null);
        Owners = Values("Owner", shown.Owner is { } owner && shown.Type != SearchType.Team ? [owner.Name] : null);
        Text(Summary, shown.Summary, 1);
        Text(shown.Type == SearchType.Documentation ? "Documentation" : "Description", body, MostPassages);
    }

    public IReadOnlyList<SearchHighlight> Highlights => highlights;
    public IReadOnlyList<string> Named { get; }
    public IReadOnlyList<string> Columns { get; }
    public IReadOnlyList<string> Ports { get; }
    public IReadOnlyList<string> Tags { get; }
    public IReadOnlyList<string> Topics { get; }
    public IReadOnlyList<string> Domains { get; }
    public IReadOnlyList<string> Owners { get; }

    /// <summary>The values that match, those with most of the query first.</summary>
    private List<string> Values(string field, IReadOnlyList<string>? values)
    {
        if (values is null) return [];
        var matching = values.Select(v => (Value: v, Marked: marker.Mark(v))).Where(v => v.Marked.Count > 0).OrderByDescending(v => v.Marked.Groups.Count).Take(MostValues).ToList();
        if (matching.Count == 0) return [];
        var parts = new List<TextPart>();
        foreach (var (_, marked) in matching)
        {
            if (parts.Count > 0) parts.Add(new TextPart(", ", false));
            parts.AddRange(marked.Parts);
        }
        highlights.Add(new SearchHighlight(field, parts));
        return matching.ConvertAll(m => m.Value);
    }

    private void Text(string field, string? text, int most)
    {
        if (string.IsNullOrEmpty(text)) return;
        var found = marker.Find(text);
        if (found.Count == 0) return;
        var best = new List<(int From, int To, MarkedText Marked)>();
        foreach (var (start, end, _) in found)
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
