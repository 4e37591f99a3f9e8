using Lucene.Net.Analysis;

namespace Catalog.Search.Language;

/// <summary>Synonyms as the index has their words.</summary>
internal sealed class Thesaurus
{
    private const int LongestEntry = 6;

    private readonly Dictionary<string, List<(string Shown, string[] Terms)>> entries = [];

    public static Thesaurus Empty { get; } = new([], null);

    public Thesaurus(IEnumerable<IReadOnlyList<string>> sets, Analyzer? analyzer)
    {
        if (analyzer is null) return;
        foreach (var set in sets)
        {
            (string Shown, string[] Terms)[] all = [.. set.Select(words => (words, Words.Of(analyzer, words).Where(w => !w.Whole).Select(w => w.Term).ToArray())).Where(t => t.Item2.Length is > 0 and <= LongestEntry)];
            foreach (var entry in all)
            {
                var key = Key(entry.Terms);
                if (!entries.TryGetValue(key, out var same)) entries[key] = same = [];
                same.AddRange(all.Where(other => Key(other.Terms) != key && !same.Exists(s => Key(s.Terms) == Key(other.Terms))));
            }
        }
    }

    public bool IsEmpty => entries.Count == 0;

    /// <summary>What counts as the same as these words in a row, each as its words.</summary>
    public IReadOnlyList<(string Shown, string[] Terms)> SameAs(IEnumerable<string> terms) => entries.GetValueOrDefault(Key(terms)) ?? [];

    private static string Key(IEnumerable<string> terms) => string.Join(' ', terms);
}
