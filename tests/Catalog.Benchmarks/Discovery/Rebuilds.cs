using System.Diagnostics;
using Catalog.Benchmarks.Portal;
using Catalog.Core.Discovery;
using Catalog.Search.Index;
using Catalog.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Catalog.Benchmarks.Discovery;

/// <summary>
/// Making the whole index beside one IndexWriter in one thread with the same fields and analyzers, in turns, each until all of it is
/// committed and can be searched. Both leave merges that go on after that, and whose turn it is has the machine to itself.
/// </summary>
internal sealed class Rebuilds(string corpus, int documents, Action<Figure> print)
{
    private const int Rounds = 3;
    private const double Idle = 0.1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    public async Task MeasureAsync()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("catalog-rebuild-").FullName;
        var (ours, plain, oursLeft, plainLeft) = (new Samples(), new Samples(), new Samples(), new Samples());
        await using (var engine = new Engine(folder, Prepared))
        {
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await Samples.OfAsync(engine.BuildAsync));
                oursLeft.Add(await Samples.OfAsync(RestAsync));
                plain.Add(OneThread(plainLeft));
            }
        }
        System.IO.Directory.Delete(folder, recursive: true);
        var read = 0;
        var reading = Samples.Of(() => read = Prepared().Count());
        Console.WriteLine(FormattableString.Invariant($"# rebuild of {read:N0} prepared documents: {ours.P50 / 1000:0.0} s and {oursLeft.P50 / 1000:0.0} s of merges after it, one IndexWriter thread {plain.P50 / 1000:0.0} s and {plainLeft.P50 / 1000:0.0} s; of both, reading the documents {reading / 1000:0.0} s"));
        print(new Figure($"search-rebuild-ratio-{documents}", plain.P50 / ours.P50, "x", 1.4, AtMost: false));
        print(new Figure($"search-rebuild-memory-{documents}", Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024), "MB", 1024));
    }

    private IEnumerable<SearchDocument> Prepared() => JsonlDocument.Read(corpus).Select(d => d.Prepared());

    /// <summary>Ends when nothing goes on in this process any more.</summary>
    private static async Task RestAsync()
    {
        TimeSpan before;
        do
        {
            before = Environment.CpuUsage.TotalTime;
            await Task.Delay(Look);
        }
        while ((Environment.CpuUsage.TotalTime - before) / Look > Idle);
    }

    private double OneThread(Samples left)
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("catalog-plain-").FullName;
        var maker = new DocumentMaker(null);
        using var analyzer = new MeshAnalyzer();
        using var indexing = MeshAnalyzer.ForIndex(analyzer);
        using var directory = new NIOFSDirectory(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig(MeshAnalyzer.Version, indexing));
        var took = Samples.Of(() =>
        {
            foreach (var document in Prepared()) writer.AddDocument(maker.Make(document));
            writer.Commit();
            DirectoryReader.Open(directory).Dispose();
        });
        left.Add(Samples.Of(writer.Dispose));
        System.IO.Directory.Delete(folder, recursive: true);
        return took;
    }
}
