using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Queries;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Search.Results;

/// <summary>A hit before it is read.</summary>
internal readonly record struct RankedHit(int Doc, float Score);

/// <summary>
/// Takes the best hits and counts facets in the same walk. A value of a chosen facet is counted under everything but its
/// own facet, so that the numbers say what choosing it as well would show.
/// </summary>
internal sealed class HitCollector : ICollector
{
    private const int LookUpEvery = 8_192;

    private readonly PriorityQueue<RankedHit, (float Day, float Score, int Doc)> best = new();
    private readonly int keep;
    private readonly bool counts;
    private readonly bool freshest;
    private readonly HashSet<string>?[] chosen;
    private readonly (int From, int To)? days;
    private readonly CancellationToken ct;
    private readonly FacetColumn?[] columns = new FacetColumn?[SearchFacets.All.Count];
    private readonly bool[]?[] accepted = new bool[]?[SearchFacets.All.Count];
    private readonly int[]?[] segment = new int[]?[SearchFacets.All.Count];
    private readonly int[] restricted;
    private Scorer scorer = null!;
    private StagedScorer? staged;
    private NumericDocValues? merits;
    private int docBase;
    private int seen;
    private (float Day, float Score) worst = (float.NegativeInfinity, float.NegativeInfinity);

    public HitCollector(SearchFilter filter, int keep, bool counts, SearchOrder order, CancellationToken ct)
    {
        (this.keep, this.counts, freshest, this.ct) = (keep, counts, order == SearchOrder.Freshest, ct);
        chosen = [.. SearchFacets.All.Select(f => filter.Of(f) is { Count: > 0 } values ? values.ToHashSet(StringComparer.OrdinalIgnoreCase) : null)];
        restricted = [.. Enumerable.Range(0, chosen.Length).Where(f => chosen[f] is not null)];
        if (filter.UpdatedFrom is not null || filter.UpdatedTo is not null) days = (filter.UpdatedFrom?.DayNumber ?? 1, filter.UpdatedTo?.DayNumber ?? int.MaxValue);
    }

    public int Total { get; private set; }

    /// <summary>Counts by facet and value, over all segments.</summary>
    public Dictionary<string, (int Count, string? Label)>[] Counts { get; } = [.. SearchFacets.All.Select(_ => new Dictionary<string, (int, string?)>())];

    public bool AcceptsDocsOutOfOrder => false;

    public void SetScorer(Scorer scorer) => (this.scorer, staged) = (scorer, scorer as StagedScorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        FinishSegment();
        docBase = context.DocBase;
        merits = days is null && !freshest ? null : context.AtomicReader.GetNumericDocValues(IndexFields.Merit);
        for (var facet = 0; facet < columns.Length; facet++)
        {
            if (!counts && chosen[facet] is null) continue;
            columns[facet] = FacetColumn.Of(context.AtomicReader, facet);
            accepted[facet] = chosen[facet] is { } wanted ? columns[facet]?.Accepted(wanted) ?? [] : null;
            segment[facet] = counts && columns[facet] is { } column ? new int[column.Values.Length] : null;
        }
    }

    public void Collect(int doc)
    {
        if (++seen % LookUpEvery == 0) ct.ThrowIfCancellationRequested();
        if (days is { } within && (merits is null || Merit.Day(merits.Get(doc)) is var day && (day < within.From || day > within.To))) return;
        var failing = -1;
        foreach (var facet in restricted)
        {
            if (columns[facet] is { } column && column.Passes(doc, accepted[facet]!)) continue;
            if (failing >= 0) return;
            failing = facet;
        }
        if (failing >= 0)
        {
            if (segment[failing] is { } alone) columns[failing]!.Count(doc, alone);
            return;
        }
        for (var facet = 0; facet < segment.Length; facet++)
            if (segment[facet] is { } all) columns[facet]!.Count(doc, all);
        Total++;
        Rank(doc);
    }

    /// <summary>The best ones, best first.</summary>
    public List<RankedHit> Finish()
    {
        FinishSegment();
        var hits = new List<RankedHit>(best.Count);
        while (best.TryDequeue(out var hit, out _)) hits.Add(hit);
        hits.Reverse();
        return hits;
    }

    private void Rank(int doc)
    {
        if (keep == 0) return;
        var day = freshest && merits is not null ? Merit.Day(merits.Get(doc)) : 0;
        if (day < worst.Day) return;
        // Most of what matches is in a stage that is behind the whole page already.
        if (best.Count == keep && day == worst.Day && staged is not null && !staged.MayBeat(worst.Score)) return;
        var score = scorer.GetScore();
        var hit = new RankedHit(docBase + doc, score);
        if (best.Count < keep)
        {
            best.Enqueue(hit, (day, score, -hit.Doc));
        }
        else if (day > worst.Day || score > worst.Score) best.EnqueueDequeue(hit, (day, score, -hit.Doc));
        else return;
        if (best.Count == keep && best.TryPeek(out _, out var lowest)) worst = (lowest.Day, lowest.Score);
    }

    private void FinishSegment()
    {
        for (var facet = 0; facet < segment.Length; facet++)
        {
            if (segment[facet] is not { } found) continue;
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] == 0) continue;
                var (value, label) = columns[facet]!.Values[i];
                Counts[facet].TryGetValue(value, out var before);
                Counts[facet][value] = (before.Count + found[i], label ?? before.Label);
            }
            segment[facet] = null;
        }
    }
}
