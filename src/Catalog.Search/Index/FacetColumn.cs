using System.Runtime.CompilerServices;
using Catalog.Core.Discovery;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Catalog.Search.Index;

/// <summary>The values of one facet in one segment, unpacked from its doc values once so that counting is one look per document.</summary>
internal sealed class FacetColumn
{
    private static readonly ConditionalWeakTable<object, FacetColumn?[]> Columns = [];

    private readonly int[] starts;
    /// <summary>Ordinals from 1, 0 for none, in two bytes each where the facet has so few values.</summary>
    private readonly ushort[] narrow;
    private readonly int[] wide;
    private readonly bool single;

    private FacetColumn(SortedSetDocValues values, int documents)
    {
        starts = new int[documents + 1];
        var all = new List<int>(documents);
        single = true;
        for (var doc = 0; doc < documents; doc++)
        {
            starts[doc] = all.Count;
            values.SetDocument(doc);
            long ordinal;
            while ((ordinal = values.NextOrd()) != SortedSetDocValues.NO_MORE_ORDS) all.Add((int)ordinal + 1);
            if (all.Count - starts[doc] > 1) single = false;
        }
        starts[documents] = all.Count;
        if (single)
        {
            // One value or none each: the offsets are not needed.
            all = [.. Enumerable.Range(0, documents).Select(doc => starts[doc + 1] > starts[doc] ? all[starts[doc]] : 0)];
            starts = [];
        }
        (narrow, wide) = values.ValueCount < ushort.MaxValue ? ([.. all.Select(ordinal => (ushort)ordinal)], []) : ((ushort[])[], all.ToArray());
        Values = new (string, string?)[values.ValueCount];
        var term = new BytesRef();
        for (var i = 0; i < Values.Length; i++)
        {
            values.LookupOrd(i, term);
            Values[i] = FacetTerm.Read(term.Utf8ToString());
        }
    }

    public (string Value, string? Label)[] Values { get; }

    /// <summary>The column of a facet; <c>null</c> when no document of the segment has a value.</summary>
    public static FacetColumn? Of(AtomicReader reader, int facet)
    {
        var columns = Columns.GetValue(reader.CoreCacheKey, _ => Read(reader));
        return columns[facet];
    }

    public void Count(int doc, int[] counts)
    {
        if (single)
        {
            var ordinal = Ordinal(doc);
            if (ordinal >= 0) counts[ordinal]++;
            return;
        }
        for (var i = starts[doc]; i < starts[doc + 1]; i++) counts[Ordinal(i)]++;
    }

    /// <summary>Which values are among the wanted ones.</summary>
    public bool[] Accepted(HashSet<string> wanted) => Array.ConvertAll(Values, v => wanted.Contains(v.Value));

    public bool Passes(int doc, bool[] accepted)
    {
        if (single) return Ordinal(doc) is var ordinal and >= 0 && accepted[ordinal];
        for (var i = starts[doc]; i < starts[doc + 1]; i++)
            if (accepted[Ordinal(i)]) return true;
        return false;
    }

    private int Ordinal(int at) => (narrow.Length > 0 ? narrow[at] : wide[at]) - 1;

    private static FacetColumn?[] Read(AtomicReader reader) =>
        [.. SearchFacets.All.Select(facet => reader.GetSortedSetDocValues(IndexFields.Facet(facet)) is { } values ? new FacetColumn(values, reader.MaxDoc) : null)];
}
