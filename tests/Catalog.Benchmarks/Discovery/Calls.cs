using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The whole search call beside bare Lucene running the same rewritten query, and beside one field; in turns, warm.</summary>
internal sealed class Calls(Engine engine, OneFieldIndex oneField, int documents, Action<Figure> print)
{
    private const int Million = 1_000_000;
    private const int Warm = 5;
    private const double LongestAtAMillion = 50;

    public async Task MeasureAsync()
    {
        foreach (var asking in Asking.All) await MeasureAsync(asking);
    }

    private async Task MeasureAsync(Asking asking)
    {
        var rounds = documents < Million ? 60 : 20;
        var visible = new VisibleDocuments(Actor.System);
        var (ours, bare, field, strict) = (new Samples(), new Samples(), new Samples(), new Samples());
        for (var round = -Warm; round < rounds; round++)
        {
            foreach (var text in asking.Texts)
            {
                var took = await Samples.OfAsync(() => engine.Search.FindAsync(asking.Query(text), Actor.System, CancellationToken.None));
                var rewritten = engine.Search.Rewritten(text, Actor.System);
                var alone = Samples.Of(() => engine.Index.Read(searcher => Bare(searcher, rewritten, visible, asking.Filter)));
                var simple = Samples.Of(() => OneField(asking, text));
                var all = Samples.Of(() => OneField(asking, text, Occur.MUST));
                if (round < 0) continue;
                ours.Add(took);
                bare.Add(alone);
                field.Add(simple);
                strict.Add(all);
            }
        }
        var name = $"search-{asking.Kind}";
        Console.WriteLine(FormattableString.Invariant($"# {asking.Kind} over {documents:N0}: p50 {ours.P50:0.00} ms (bare {bare.P50:0.00}, one field {field.P50:0.00}, and {strict.P50:0.00} where it must have all words); p99 {ours.P99:0.00} ms (bare {bare.P99:0.00}, one field {field.P99:0.00})"));
        print(new Figure($"{name}-p50-{documents}", ours.P50 / bare.P50, "x bare", 1.5));
        print(new Figure($"{name}-p99-{documents}", ours.P99 / bare.P99, "x bare", 1.5));
        print(new Figure($"{name}-one-field-{documents}", ours.P50 / field.P50, "x one field", 3));
        if (documents >= Million) print(new Figure($"{name}-p99-ms-{documents}", ours.P99, "ms", Math.Max(LongestAtAMillion, 1.5 * bare.P99)));
    }

    /// <summary>The same query, filter and facet groups as anybody would write them against Lucene: the hits with their stored fields.</summary>
    private static object Bare(IndexSearcher searcher, Query query, Filter visible, SearchFilter filter)
    {
        var collector = new PlainFacets(filter, Asking.Hits);
        searcher.Search(query, visible, collector);
        foreach (var hit in collector.Top().ScoreDocs) searcher.Doc(hit.Doc);
        return collector;
    }

    /// <summary>One field, its words joined as Lucene's own parser joins them, with the same filter, facet groups and hits.</summary>
    private void OneField(Asking asking, string text, Occur occur = Occur.SHOULD)
    {
        var terms = oneField.Terms(text);
        Query query = asking.Kind switch
        {
            "prefix" => new PrefixQuery(new Term(OneFieldIndex.All, terms[0])),
            "typo" => new FuzzyQuery(new Term(OneFieldIndex.All, terms[0]), 2),
            _ => oneField.Query(text, occur),
        };
        var collector = new PlainFacets(asking.Filter, Asking.Hits);
        oneField.Searcher.Search(query, collector);
        foreach (var hit in collector.Top().ScoreDocs) oneField.Searcher.Doc(hit.Doc);
    }
}
