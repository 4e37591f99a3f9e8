using System.Threading.Channels;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Catalog.Search.Index;
using Catalog.Search.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The product's search over prepared documents, without a database behind it; takes up the index of its folder when there is one.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly EditLog log = new();
    private readonly PreparedSource source;
    private Task following = Task.CompletedTask;

    public Engine(string folder, Func<IEnumerable<SearchDocument>> documents)
    {
        source = new PreparedSource(documents);
        Index = new CatalogIndex(new IndexSettings(folder), log, [source], new BuiltInOnly(), new ReportReindexing(new NoWork(), TimeProvider.System),
            new ServiceCollection().BuildServiceProvider(), TimeProvider.System, NullLogger<CatalogIndex>.Instance);
        Search = new CatalogSearch(Index, TimeProvider.System);
    }

    public CatalogIndex Index { get; }

    public CatalogSearch Search { get; }

    /// <summary>Makes the index anew.</summary>
    public async Task BuildAsync()
    {
        await Index.ReadSynonymsAsync(CancellationToken.None);
        await Index.RebuildAsync(null, CancellationToken.None);
    }

    /// <summary>Opens the index as the portal does, and makes it when there is none.</summary>
    public async Task OpenAsync()
    {
        following = Index.RunAsync(stop.Token);
        while (Index.State.Condition != SearchCondition.Ready) await Task.Delay(50);
    }

    /// <summary>Changes a document; the index follows as it follows the catalog.</summary>
    public void Edit(SearchDocument document)
    {
        source.Edit(document);
        log.Write(new Edited(document.Unit) { EventId = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), At = TimeProvider.System.GetUtcNow() });
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await following;
        await Index.DisposeAsync();
        stop.Dispose();
    }

    private sealed class EditLog : IEventLog
    {
        private readonly Channel<CatalogEvent> events = Channel.CreateUnbounded<CatalogEvent>();

        public void Write(CatalogEvent happened) => events.Writer.TryWrite(happened);

        public Task<EventPosition> NowAsync(CancellationToken ct) => Task.FromResult(new EventPosition(0, [], null));

        public Task<EventReading?> ReadAsync(EventPosition after, CancellationToken ct)
        {
            var read = new List<CatalogEvent>();
            while (events.Reader.TryRead(out var happened)) read.Add(happened);
            return Task.FromResult<EventReading?>(new EventReading(read, after with { Floor = after.Floor + read.Count }));
        }

        public async Task WaitAsync(TimeSpan atMost, CancellationToken ct)
        {
            using var wait = CancellationTokenSource.CreateLinkedTokenSource(ct);
            wait.CancelAfter(atMost);
            Task waiting = events.Reader.WaitToReadAsync(wait.Token).AsTask();
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class BuiltInOnly : ISynonymQueries
    {
        public Task<IReadOnlyList<SynonymRow>> AllAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SynonymRow>>([]);

        public Task<IReadOnlyList<IReadOnlyList<string>>> InForceAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<IReadOnlyList<string>>>([.. BuiltInSynonyms.All.Values]);
    }

    private sealed class NoWork : ICatalogWorkFactory
    {
        public ICatalogWork Open() => throw new InvalidOperationException("There is no database behind this index.");
    }
}
