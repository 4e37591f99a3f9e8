using System.Runtime.CompilerServices;
using Catalog.Core.DataProducts;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Search.Index;

/// <summary>Brings what the sources have into an index: everything, or what events touched.</summary>
internal sealed class IndexFiller(IReadOnlyList<ISearchDocumentSource> sources, DocumentMaker maker)
{
    private const int Portion = 500;

    public async Task FillAsync(LiveIndex index, Func<int, int, Task> progress, CancellationToken ct)
    {
        var each = new ParallelOptions { CancellationToken = ct, MaxDegreeOfParallelism = Environment.ProcessorCount };
        // One reads the next portion while the others index.
        await Parallel.ForEachAsync(PortionsAsync(progress, ct), each, (portion, _) =>
        {
            foreach (var unit in portion.GroupBy(d => d.Unit)) index.Add(unit.Select(maker.Make));
            return ValueTask.CompletedTask;
        });
    }

    public async Task ApplyAsync(LiveIndex index, IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct)
    {
        var products = happened.OfType<ProductChanged>().Select(e => e.ProductId).Concat(happened.OfType<DatasetsDerived>().SelectMany(e => e.Products)).Select(id => id.Value).ToHashSet();
        foreach (var source in sources)
        {
            var touched = (await source.TouchedAsync(happened, ct)).ToHashSet();
            // What a product no longer names is not reached from it any more, but its documents still know the product.
            touched.UnionWith(Guarded(index, source.Type, products));
            foreach (var units in touched.Chunk(Portion))
            {
                var made = (await source.DocumentsAsync(units, ct)).ToLookup(d => d.Unit);
                foreach (var unit in units) index.Replace(DocumentMaker.UnitOf(source.Type, unit), [.. made[unit].Select(maker.Make)]);
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<SearchDocument>> PortionsAsync(Func<int, int, Task> progress, [EnumeratorCancellation] CancellationToken ct)
    {
        var of = 0;
        foreach (var source in sources) of += await source.CountAsync(ct);
        var done = 0;
        await progress(0, of);
        foreach (var source in sources)
        {
            await foreach (var units in source.UnitsAsync(ct))
            {
                yield return await source.DocumentsAsync(units, ct);
                done += units.Count;
                await progress(done, of);
            }
        }
    }

    private static HashSet<Guid> Guarded(LiveIndex index, SearchType type, HashSet<Guid> products)
    {
        if (products.Count == 0 || type is not (SearchType.Dataset or SearchType.Contract)) return [];
        var prefix = SearchFacets.Value(type) + ":";
        return index.Search(searcher =>
        {
            var query = new BooleanQuery();
            foreach (var product in products.Take(1000)) query.Add(new TermQuery(new Term(IndexFields.Product, product.ToString("N"))), Occur.SHOULD);
            var units = new HashSet<Guid>();
            foreach (var hit in searcher.Search(query, 10_000).ScoreDocs)
                if (searcher.Doc(hit.Doc, StoredUnit).Get(IndexFields.Unit) is { } unit && unit.StartsWith(prefix, StringComparison.Ordinal)) units.Add(Guid.ParseExact(unit.AsSpan(prefix.Length), "N"));
            return units;
        });
    }

    private static readonly HashSet<string> StoredUnit = [IndexFields.Unit];
}
