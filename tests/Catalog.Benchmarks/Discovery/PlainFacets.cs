using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Benchmarks.Discovery;

/// <summary>Top hits and facet counts straight over SortedSetDocValues, with a chosen facet counted without itself.</summary>
internal sealed class PlainFacets(SearchFilter filter, int hits) : ICollector
{
    private readonly TopScoreDocCollector top = TopScoreDocCollector.Create(hits, true);
    private readonly SortedSetDocValues?[] values = new SortedSetDocValues?[SearchFacets.All.Count];
    private readonly int[]?[] counts = new int[]?[SearchFacets.All.Count];
    private readonly HashSet<long>?[] wanted = new HashSet<long>?[SearchFacets.All.Count];
    private readonly Dictionary<string, int> totals = [];

    public bool AcceptsDocsOutOfOrder => false;

    public TopDocs Top()
    {
        Finish();
        return top.GetTopDocs();
    }

    public void SetScorer(Scorer scorer) => top.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        Finish();
        top.SetNextReader(context);
        for (var f = 0; f < values.Length; f++)
        {
            values[f] = context.AtomicReader.GetSortedSetDocValues(IndexFields.Facet(SearchFacets.All[f]));
            counts[f] = values[f] is { } v ? new int[v.ValueCount] : null;
            wanted[f] = null;
            if (filter.Of(SearchFacets.All[f]) is not { Count: > 0 } chosen) continue;
            wanted[f] = [];
            if (values[f] is not { } column) continue;
            var term = new BytesRef();
            for (var ordinal = 0L; ordinal < column.ValueCount; ordinal++)
            {
                column.LookupOrd(ordinal, term);
                if (chosen.Contains(FacetTerm.Read(term.Utf8ToString()).Value)) wanted[f]!.Add(ordinal);
            }
        }
    }

    public void Collect(int doc)
    {
        var failing = -1;
        for (var f = 0; f < wanted.Length; f++)
        {
            if (wanted[f] is not { } accepted || Has(f, doc, accepted)) continue;
            if (failing >= 0) return;
            failing = f;
        }
        for (var f = 0; f < values.Length; f++)
            if (failing < 0 || f == failing) Count(f, doc);
        if (failing < 0) top.Collect(doc);
    }

    private bool Has(int facet, int doc, HashSet<long> accepted)
    {
        if (values[facet] is not { } column) return false;
        column.SetDocument(doc);
        long ordinal;
        while ((ordinal = column.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS)
            if (accepted.Contains(ordinal)) return true;
        return false;
    }

    private void Count(int facet, int doc)
    {
        if (values[facet] is not { } column) return;
        column.SetDocument(doc);
        long ordinal;
        while ((ordinal = column.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS) counts[facet]![ordinal]++;
    }

    private void Finish()
    {
        for (var f = 0; f < counts.Length; f++)
        {
            if (counts[f] is not { } segment || values[f] is not { } column) continue;
            var term = new BytesRef();
            for (var i = 0; i < segment.Length; i++)
            {
                if (segment[i] == 0) continue;
                column.LookupOrd(i, term);
                var name = $"{f}:{term.Utf8ToString()}";
                totals[name] = totals.GetValueOrDefault(name) + segment[i];
            }
            counts[f] = null;
        }
    }
}
