using System.Globalization;
using Catalog.Core.Discovery;

namespace Catalog.Search.Queries;

/// <summary>Collects filters that are written in a query.</summary>
internal sealed class FilterBuilder
{
    private readonly Dictionary<string, List<string>> values = [];
    private DateOnly? from;
    private DateOnly? to;

    /// <summary>Whether it was a filter; any other prefix is part of a word.</summary>
    public bool Takes(string prefix, string text, Dictionary<string, string> facets, List<string> notes)
    {
        if (prefix.Equals("updated", StringComparison.OrdinalIgnoreCase)) return TakesDate(text, notes);
        if (!facets.TryGetValue(prefix, out var facet)) return false;
        if (!values.TryGetValue(facet, out var list)) values[facet] = list = [];
        foreach (var value in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) list.Add(facet == SearchFacets.State ? value.ToUpperInvariant() : value.ToLowerInvariant());
        return true;
    }

    public SearchFilter Build() => new() { Values = values.ToDictionary(v => v.Key, v => (IReadOnlyList<string>)v.Value), UpdatedFrom = from, UpdatedTo = to };

    private bool TakesDate(string text, List<string> notes)
    {
        var after = text.StartsWith('>');
        var before = text.StartsWith('<');
        var rest = text.TrimStart('>', '<', '=');
        var inclusive = !(after || before) || text.Length > 1 && text[1] == '=';
        var range = rest.Split("..", 2);
        if (!Day(range[0], out var first) || (range.Length == 2 && !Day(range[1], out _)))
        {
            notes.Add($"“updated:{text}” was read as words; a date looks like updated:>2026-01-01.");
            return false;
        }
        if (range.Length == 2 && Day(range[1], out var last)) (from, to) = (first, last);
        else if (after) from = inclusive ? first : first.AddDays(1);
        else if (before) to = inclusive ? first : first.AddDays(-1);
        else (from, to) = (first, first);
        return true;
    }

    private static bool Day(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
