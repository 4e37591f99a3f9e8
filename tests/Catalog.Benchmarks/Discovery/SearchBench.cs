using System.Diagnostics;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The figures of <c>infra/bench.sh search</c>: the whole search call beside bare Lucene running the same rewritten query, and beside one field.</summary>
internal sealed class SearchBench
{
    private const int Rounds = 60;
    private const int Warm = 10;
    private const int Hits = 20;
    private const double LongestAtAMillion = 50;

    private static readonly (string Kind, string[] Texts)[] Queries =
    [
        ("one-term", ["customer ", "invoice ", "forecast ", "snapshot ", "fraud "]),
        ("three-term", ["customer order history ", "invoice payment germany ", "stock daily warehouse ", "claim policy status ", "session web events "]),
        ("prefix", ["cust", "inv", "forec", "ship", "trans"]),
        ("typo", ["custmoer ", "invioce ", "forcast ", "shipmnt ", "warehuose "]),
        ("faceted", ["customer ", "order ", "payment ", "invoice ", "daily "]),
    ];

    private int missed;

    public async Task<int> RunAsync(int documents, int seed)
    {
        var corpus = Path.Combine(System.IO.Directory.CreateTempSubdirectory("catalog-corpus-").FullName, "corpus.jsonl");
        try
        {
            CorpusGenerator.Write(corpus, documents, seed);
            var lines = JsonlDocument.Read(corpus).ToList();
            var prepared = lines.ConvertAll(d => d.Prepared());
            await using var engine = new Engine(prepared);
            await RebuildsAsync(engine, prepared, documents);
            var maker = new DocumentMaker(null);
            using var oneField = new OneFieldIndex(lines, d => maker.Make(d.Prepared()).Fields.Where(f => f.Name is IndexFields.Shown or IndexFields.Body || f.Name.StartsWith(IndexFields.Facet(""), StringComparison.Ordinal)));
            foreach (var (kind, texts) in Queries) await MeasureAsync(engine, oneField, kind, texts, documents);
            Print(new Figure($"search-memory-{documents}", Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024), "MB", 1024));
            return missed == 0 ? 0 : 1;
        }
        finally
        {
            System.IO.Directory.Delete(Path.GetDirectoryName(corpus)!, recursive: true);
        }
    }

    private async Task RebuildsAsync(Engine engine, List<SearchDocument> prepared, int documents)
    {
        var (ours, plain) = (new List<double>(), new List<double>());
        for (var round = 0; round < 3; round++)
        {
            plain.Add(Timed(() => OneThread(prepared)));
            var started = Stopwatch.GetTimestamp();
            await engine.BuildAsync();
            ours.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }
        Print(new Figure($"search-rebuild-ratio-{documents}", Median(plain) / Median(ours), "x", 1.4, AtMost: false));
        Console.WriteLine(FormattableString.Invariant($"# rebuild of {documents:N0} prepared documents: {Median(ours):0.0} s, one IndexWriter thread {Median(plain):0.0} s"));
    }

    private static void OneThread(List<SearchDocument> prepared)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("catalog-plain-").FullName;
        var maker = new DocumentMaker(null);
        using (var analyzer = new MeshAnalyzer())
        using (var indexing = MeshAnalyzer.ForIndex(analyzer))
        using (var directory = new NIOFSDirectory(folder))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(MeshAnalyzer.Version, indexing)))
        {
            foreach (var document in prepared) writer.AddDocument(maker.Make(document));
            writer.Commit();
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }

    private async Task MeasureAsync(Engine engine, OneFieldIndex oneField, string kind, string[] texts, int documents)
    {
        var filter = kind == "faceted" ? new SearchFilter { Values = new Dictionary<string, IReadOnlyList<string>> { [SearchFacets.Domain] = ["crm", "erp"], [SearchFacets.Type] = ["dataset"] } } : SearchFilter.None;
        var visible = new VisibleDocuments(Actor.System);
        var (ours, bare, field) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = -Warm; round < Rounds; round++)
        {
            foreach (var text in texts)
            {
                var started = Stopwatch.GetTimestamp();
                await engine.Search.FindAsync(new SearchQuery { Text = text, Limit = Hits, Filter = filter }, Actor.System, CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                var rewritten = engine.Search.Rewritten(text, Actor.System);
                var alone = Timed(() => engine.Index.Read(searcher => Bare(searcher, rewritten, visible, filter))) * 1000;
                var simple = Timed(() => OneField(oneField, kind, text, filter)) * 1000;
                if (round < 0) continue;
                ours.Add(took);
                bare.Add(alone);
                field.Add(simple);
            }
        }
        var (p50, p99) = (At(ours, 0.50), At(ours, 0.99));
        Console.WriteLine(FormattableString.Invariant($"# {kind} over {documents:N0}: p50 {p50:0.00} ms (bare {At(bare, 0.50):0.00}, one field {At(field, 0.50):0.00}); p99 {p99:0.00} ms (bare {At(bare, 0.99):0.00}, one field {At(field, 0.99):0.00})"));
        Print(new Figure($"search-{kind}-p50-{documents}", p50 / At(bare, 0.50), "x bare", 1.5));
        Print(new Figure($"search-{kind}-p99-{documents}", p99 / At(bare, 0.99), "x bare", 1.5));
        Print(new Figure($"search-{kind}-one-field-{documents}", p50 / At(field, 0.50), "x one field", 3));
        if (documents >= 1_000_000) Print(new Figure($"search-{kind}-p99-ms", p99, "ms", Math.Max(LongestAtAMillion, 1.5 * At(bare, 0.99))));
    }

    /// <summary>The same query, filter and facet groups as anybody would write them against Lucene: 20 hits with their stored fields.</summary>
    private static object Bare(IndexSearcher searcher, Query query, Filter visible, SearchFilter filter)
    {
        var collector = new PlainFacets(filter, Hits);
        searcher.Search(query, visible, collector);
        foreach (var hit in collector.Top().ScoreDocs) searcher.Doc(hit.Doc);
        return collector;
    }

    /// <summary>One field with the same filter, facet groups and hits.</summary>
    private static void OneField(OneFieldIndex index, string kind, string text, SearchFilter filter)
    {
        var terms = index.Terms(text);
        Query query = kind switch
        {
            "prefix" => new PrefixQuery(new Term(OneFieldIndex.All, terms[0])),
            "typo" => new FuzzyQuery(new Term(OneFieldIndex.All, terms[0]), 2),
            _ => index.Query(text, Occur.MUST),
        };
        var collector = new PlainFacets(filter, Hits);
        index.Searcher.Search(query, collector);
        foreach (var hit in collector.Top().ScoreDocs) index.Searcher.Doc(hit.Doc);
    }

    private void Print(Figure figure)
    {
        Console.WriteLine(figure);
        if (!figure.Holds) missed++;
    }

    private static double Timed(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
