using System.Text.Json;
using Catalog.Core.Discovery;
using Catalog.Search.Language;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;

namespace Catalog.Search.Index;

/// <summary>One index in a folder of its own: a writer, and searchers that see what it wrote a moment ago.</summary>
internal sealed class LiveIndex : IDisposable
{
    public const string PositionKey = "position";

    /// <summary>Shared by all who write. More is slower: its tables leave the processor's cache, and whoever commits writes alone what is left in it.</summary>
    private const double BufferMegabytes = 32;

    private const double SegmentsPerTier = 10;

    /// <summary>A million documents are filled in before the first of them are merged, which then happens while they are found.</summary>
    private const double SegmentsWhileFilling = 40;

    /// <summary>So many merges wait for their turn before who writes has to wait for them.</summary>
    private const int MergesThatWait = 50;

    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly TieredMergePolicy merging;
    private readonly SearcherManager searchers;
    private Dictionary<string, long> written = [];

    private LiveIndex(string folder, FSDirectory directory, IndexWriter writer, TieredMergePolicy merging, SearcherManager searchers)
        => (Folder, this.directory, this.writer, this.merging, this.searchers) = (folder, directory, writer, merging, searchers);

    public string Folder { get; }

    public int Documents => writer.NumDocs;

    /// <summary>Whether something was written or merged since the last commit.</summary>
    public bool IsAhead => writer.HasUncommittedChanges();

    /// <summary>Opens or makes the index of a folder; throws when it is damaged or cannot be written.</summary>
    public static LiveIndex Open(string folder, Lucene.Net.Analysis.Analyzer analyzer)
    {
        var opened = Open(folder, analyzer, SegmentsPerTier);
        opened.writer.Config.MergedSegmentWarmer = new SegmentWarmer();
        return opened;
    }

    /// <summary>Makes an index that is filled first and serves after <see cref="Complete"/>.</summary>
    public static LiveIndex Make(string folder, Lucene.Net.Analysis.Analyzer analyzer) => Open(folder, analyzer, SegmentsWhileFilling);

    private static LiveIndex Open(string folder, Lucene.Net.Analysis.Analyzer analyzer, double segmentsPerTier)
    {
        // Not memory-mapped: a file that somebody cuts short must be an exception, not the end of the process.
        var files = new NIOFSDirectory(folder);
        IndexWriter? opened = null;
        try
        {
            var merges = new ConcurrentMergeScheduler();
            merges.SetMaxMergesAndThreads(MergesThatWait, 1);
            var policy = new TieredMergePolicy { SegmentsPerTier = segmentsPerTier };
            opened = new IndexWriter(files, new IndexWriterConfig(MeshAnalyzer.Version, analyzer) { OpenMode = OpenMode.CREATE_OR_APPEND, RAMBufferSizeMB = BufferMegabytes, MergePolicy = policy, MergeScheduler = merges });
            var there = DirectoryReader.IndexExists(files);
            var index = new LiveIndex(folder, files, opened, policy, new SearcherManager(opened, true, new WarmSearchers()));
            if (there) index.Note();
            return index;
        }
        catch
        {
            opened?.Rollback();
            files.Dispose();
            throw;
        }
    }

    /// <summary>Where the last commit stands; <c>null</c> when it was never complete.</summary>
    public EventPosition? Position() => writer.CommitData.TryGetValue(PositionKey, out var json) ? JsonSerializer.Deserialize<EventPosition>(json) : null;

    /// <summary>Replaces everything made from a unit.</summary>
    public void Replace(string unit, IReadOnlyCollection<Lucene.Net.Documents.Document> documents)
    {
        var term = new Term(IndexFields.Unit, unit);
        if (documents.Count == 0) writer.DeleteDocuments(term);
        else writer.UpdateDocuments(term, documents);
    }

    /// <summary>Adds what is known to be new.</summary>
    public void Add(IEnumerable<Lucene.Net.Documents.Document> documents) => writer.AddDocuments(documents);

    public void Refresh() => searchers.MaybeRefreshBlocking();

    public void Commit(EventPosition position)
    {
        writer.SetCommitData(new Dictionary<string, string> { [PositionKey] = JsonSerializer.Serialize(position) });
        writer.Commit();
        Note();
    }

    /// <summary>Ends the filling: what waited to be merged is merged beside, and warmed before anybody searches it.</summary>
    public void Complete(EventPosition position)
    {
        Commit(position);
        Refresh();
        writer.Config.MergedSegmentWarmer = new SegmentWarmer();
        merging.SegmentsPerTier = SegmentsPerTier;
        writer.MaybeMerge();
    }

    public T Search<T>(Func<IndexSearcher, T> read)
    {
        var searcher = searchers.Acquire();
        try
        {
            return read(searcher);
        }
        finally
        {
            searchers.Release(searcher);
        }
    }

    /// <summary>Whether the files that a restart would need are as they were written. What is open and in memory does not notice by itself.</summary>
    public bool IsOnDisk()
    {
        try
        {
            return Committed().TrueForAll(file => written.GetValueOrDefault(file.Name, -1) == file.Length);
        }
        catch (IOException)
        {
            // One of them is gone, or the list of them is rubbish.
            return false;
        }
    }

    /// <summary>Remembers how long the files of the last commit are; each is written once, so that what was known before still holds.</summary>
    private void Note() => written = Committed().ToDictionary(file => file.Name, file => written.GetValueOrDefault(file.Name, file.Length));

    private List<(string Name, long Length)> Committed()
    {
        var last = new SegmentInfos();
        last.Read(directory);
        return [.. last.GetFiles(directory, includeSegmentsFile: true).Select(file => (file, new FileInfo(Path.Combine(Folder, file)).Length))];
    }

    public void Dispose()
    {
        searchers.Dispose();
        try
        {
            // What is not committed is replayed from the log.
            writer.Rollback();
        }
        finally
        {
            directory.Dispose();
        }
    }
}
