using System.Diagnostics;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Catalog.Benchmarks.Discovery;

/// <summary>Making the whole index beside one IndexWriter in one thread with the same fields and analyzers, in turns.</summary>
internal sealed class Rebuilds(string corpus, int documents, Action<Figure> print)
{
    private const int Rounds = 3;

    public async Task MeasureAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("catalog-rebuild-").FullName;
        var (ours, plain) = (new Samples(), new Samples());
        await using (var engine = new Engine(folder, Prepared))
        {
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await Samples.OfAsync(engine.BuildAsync));
                plain.Add(Samples.Of(OneThread));
            }
        }
        System.IO.Directory.Delete(folder, recursive: true);
        var read = 0;
        var reading = Samples.Of(() => read = Prepared().Count());
        Console.WriteLine(FormattableString.Invariant($"# rebuild of {read:N0} prepared documents: {ours.P50 / 1000:0.0} s, one IndexWriter thread {plain.P50 / 1000:0.0} s; of both, reading the documents {reading / 1000:0.0} s"));
        print(new Figure($"search-rebuild-ratio-{documents}", plain.P50 / ours.P50, "x", 1.4, AtMost: false));
        print(new Figure($"search-rebuild-memory-{documents}", Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024), "MB", 1024));
    }

    private IEnumerable<SearchDocument> Prepared() => JsonlDocument.Read(corpus).Select(d => d.Prepared());

    private void OneThread()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("catalog-plain-").FullName;
        var maker = new DocumentMaker(null);
        using (var analyzer = new MeshAnalyzer())
        using (var indexing = MeshAnalyzer.ForIndex(analyzer))
        using (var directory = new NIOFSDirectory(folder))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(MeshAnalyzer.Version, indexing)))
        {
            foreach (var document in Prepared()) writer.AddDocument(maker.Make(document));
            writer.Commit();
        }
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
