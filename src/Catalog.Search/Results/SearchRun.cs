using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Catalog.Search.Queries;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>What one run found, and how it had to look.</summary>
internal sealed record FoundHits(StagedQuery Query, HitCollector Collector, List<RankedHit> Ranked, string? DidYouMean, bool Forgiving, IReadOnlyList<string> Notes);

/// <summary>
/// Looks as strictly as possible first: as written, and only where that finds little for this actor with corrected
/// spellings, and then with some of the words.
/// </summary>
internal sealed class SearchRun(IndexSearcher searcher, VisibleDocuments visible, Thesaurus thesaurus, SearchOrder order, int today, CancellationToken ct)
{
    /// <summary>With fewer hits than this it pays to look less strictly.</summary>
    private const int Few = 3;

    /// <summary>With fewer hits than this, those with some of the words follow.</summary>
    private const int FewForPartial = 10;

    private const float CorrectedWeight = 0.5f;

    /// <summary>A letter or two begin half of what there is: enough of it is looked at to suggest something.</summary>
    private const int FewLetters = 2;
    private const int EnoughPerSegment = 4_000;

    public FoundHits Find(ReadQuery read, SearchFilter filter, int keep, bool counts, bool beginnings)
    {
        var groups = QueryExpander.WithSynonyms(read.Groups, thesaurus);
        if ((beginnings || read.Groups.Count <= 2) && read is { Unfinished: true, IsSentence: false }) groups = QueryExpander.WithPrefix(groups);
        var required = groups.Count(g => !g.Optional);
        var most = beginnings && groups is [{ Alternatives: [{ Terms: [{ Length: <= FewLetters }] }, ..] }] ? EnoughPerSegment : int.MaxValue;
        var found = Run(Build(read, groups, read.IsSentence ? Math.Min(2, required) : required, !read.IsSentence, most), filter, keep, counts);
        if (found.Collector.Total >= (beginnings || required < 2 ? Few : FewForPartial) || groups.Count == 0) return found;

        var (corrected, words) = found.Collector.Total < Few ? Correct(read, groups, beginnings) : (groups, null);
        if (words is not null)
        {
            var forgiving = Run(Build(read, corrected, read.IsSentence ? Math.Min(2, required) : required, !read.IsSentence), filter, keep, counts);
            if (forgiving.Collector.Total > found.Collector.Total) return forgiving with { DidYouMean = words, Forgiving = true };
        }
        if (required < 2 || beginnings || read.IsSentence) return found;
        var partial = Run(Build(read, corrected, (required + 1) / 2, staged: true), filter, keep, counts);
        if (partial.Collector.Total < FewForPartial && required > 2) partial = Run(Build(read, corrected, 1, staged: true), filter, keep, counts);
        return partial.Collector.Total > found.Collector.Total ? partial with { Notes = ["Few things have all of these words, so those with some of them follow."] } : found;
    }

    private FoundHits Run(StagedQuery query, SearchFilter filter, int keep, bool counts)
    {
        var collector = new HitCollector(filter, keep, counts, order, ct);
        searcher.Search(query, visible, collector);
        return new FoundHits(query, collector, collector.Finish(), null, false, []);
    }

    private StagedQuery Build(ReadQuery read, IReadOnlyList<QueryGroup> groups, int needed, bool staged, int most = int.MaxValue) =>
        new(groups, read.Excluded, groups.Count == 0 ? null : read.Exact, needed, staged, today) { MostPerSegment = most };

    /// <summary>Adds near spellings to words that no document the actor may know has; answers what was typed with the best of them in their places.</summary>
    private (IReadOnlyList<QueryGroup> Groups, string? Words) Correct(ReadQuery read, IReadOnlyList<QueryGroup> groups, bool beginnings)
    {
        var speller = new Speller(searcher, visible);
        var corrected = groups.ToList();
        var spelled = new List<(int Start, int End, string Word)>();
        for (var i = 0; i < groups.Count; i++)
        {
            var word = Words.Squeezed(groups[i].Shown);
            if (groups[i].Typed is not { } typed || speller.Knows(word)) continue;
            // A word that is still being typed is no typo while something begins with it.
            if (beginnings && i == groups.Count - 1 && word.Length < 4) continue;
            var near = speller.Near(word, ct);
            if (near.Count == 0) continue;
            spelled.Add((typed.Start, typed.End, near[0].Word));
            corrected[i] = groups[i] with
            {
                Alternatives = [.. groups[i].Alternatives, .. near.Select((s, rank) => new Alternative([Stems.Of(s.Word)], Origin.Corrected, CorrectedWeight / (1 + 0.1f * rank), s.Word)).DistinctBy(a => a.Terms[0])],
            };
        }
        return (corrected, spelled.Count > 0 ? Respelled(read.Text, spelled) : null);
    }

    private static string Respelled(string text, List<(int Start, int End, string Word)> spelled)
    {
        foreach (var (start, end, word) in spelled.OrderByDescending(s => s.Start)) text = string.Concat(text.AsSpan(0, start), word, text.AsSpan(end));
        return text.Trim();
    }
}
