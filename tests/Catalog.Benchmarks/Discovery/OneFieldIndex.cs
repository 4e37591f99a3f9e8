using Catalog.Search.Language;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace Catalog.Benchmarks.Discovery;

/// <summary>What anybody gets from Lucene in an afternoon: one field of title, description and tags, EnglishAnalyzer, BM25.</summary>
internal sealed class OneFieldIndex : IDisposable
{
    public const string All = "all";
    public const string Id = "id";

    private readonly NIOFSDirectory directory;
    private readonly EnglishAnalyzer analyzer = new(MeshAnalyzer.Version);
    private readonly DirectoryReader reader;

    /// <param name="folder">Where the index is, or is made.</param>
    /// <param name="documents">What is searched.</param>
    /// <param name="also">Further fields of each document: facets and what a hit shows.</param>
    public OneFieldIndex(string folder, IEnumerable<JsonlDocument> documents, Func<JsonlDocument, IEnumerable<IIndexableField>>? also = null)
    {
        directory = new NIOFSDirectory(folder);
        if (!DirectoryReader.IndexExists(directory))
        {
            using var writer = new IndexWriter(directory, new IndexWriterConfig(MeshAnalyzer.Version, analyzer) { Similarity = new BM25Similarity() });
            foreach (var d in documents)
                writer.AddDocument([new StringField(Id, d.Id, Field.Store.YES), new TextField(All, string.Join('\n', d.Title ?? d.Name, d.Description, string.Join(' ', d.TagList)), Field.Store.NO), .. also?.Invoke(d) ?? []]);
            writer.Commit();
        }
        reader = DirectoryReader.Open(directory);
        Searcher = new IndexSearcher(reader) { Similarity = new BM25Similarity() };
    }

    public IndexSearcher Searcher { get; }

    public Query Query(string text, Occur occur = Occur.SHOULD)
    {
        var query = new BooleanQuery();
        foreach (var term in Terms(text).Distinct()) query.Add(new TermQuery(new Term(All, term)), occur);
        return query;
    }

    public IReadOnlyList<string> Rank(string text, int most) => [.. Searcher.Search(Query(text), most).ScoreDocs.Select(hit => Searcher.Doc(hit.Doc).Get(Id))];

    public List<string> Terms(string text)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream(All, text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken()) terms.Add(term.ToString());
        stream.End();
        return terms;
    }

    public void Dispose()
    {
        reader.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }
}
