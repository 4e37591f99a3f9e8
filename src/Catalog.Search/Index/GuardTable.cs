using System.Runtime.CompilerServices;
using Catalog.Core.People;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Catalog.Search.Index;

/// <summary>The guards of one segment with the documents behind them; read once, as segments never change.</summary>
internal sealed class GuardTable
{
    private const int Remembered = 64;

    private static readonly ConditionalWeakTable<object, GuardTable> Tables = [];

    private readonly List<(Guard Guard, int[] Documents)> guards = [];
    private readonly Lock gate = new();
    private readonly Dictionary<string, FixedBitSet?> visible = [];
    private readonly int size;
    private readonly Lazy<FixedBitSet> all;

    private GuardTable(AtomicReader reader)
    {
        size = reader.MaxDoc;
        all = new Lazy<FixedBitSet>(Everything);
        if (reader.GetTerms(IndexFields.Guard) is not { } terms) return;
        var each = terms.GetEnumerator();
        DocsEnum? documents = null;
        while (each.MoveNext())
        {
            var behind = new List<int>(each.DocFreq);
            documents = each.Docs(null, documents, DocsFlags.NONE);
            int doc;
            while ((doc = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS) behind.Add(doc);
            guards.Add((Guard.Read(each.Term.Utf8ToString()), [.. behind]));
        }
    }

    /// <summary>All documents of the segment; nobody may change it.</summary>
    public FixedBitSet All => all.Value;

    public static GuardTable Of(AtomicReader reader) => Tables.GetValue(reader.CoreCacheKey, _ => new GuardTable(reader));

    /// <summary>The documents that this actor may know of; <c>null</c> when those are all.</summary>
    public FixedBitSet? VisibleTo(Actor actor, string rights)
    {
        lock (gate)
            if (visible.TryGetValue(rights, out var known)) return known;
        FixedBitSet? found = null;
        foreach (var (guard, documents) in guards)
        {
            if (guard.LetsThrough(actor)) continue;
            found ??= Everything();
            foreach (var document in documents) found.Clear(document);
        }
        lock (gate)
        {
            if (visible.Count >= Remembered) visible.Clear();
            visible[rights] = found;
        }
        return found;
    }

    private FixedBitSet Everything()
    {
        var everything = new FixedBitSet(size);
        everything.Set(0, size);
        return everything;
    }
}
