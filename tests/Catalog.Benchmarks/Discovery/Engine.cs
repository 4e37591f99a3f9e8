using Catalog.Core.Discovery;
using Catalog.Core.Shared;
using Catalog.Search.Index;
using Catalog.Search.Results;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Catalog.Benchmarks.Discovery;

/// <summary>The product's search over prepared documents, without a database behind it.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("catalog-search-").FullName;

    public Engine(IReadOnlyList<SearchDocument> documents)
    {
        Index = new CatalogIndex(new IndexSettings(folder), new NoEvents(), [new PreparedSource(documents)], new BuiltInOnly(), new ReportReindexing(new NoWork(), TimeProvider.System),
            new ServiceCollection().BuildServiceProvider(), TimeProvider.System, NullLogger<CatalogIndex>.Instance);
        Search = new CatalogSearch(Index, TimeProvider.System);
    }

    public CatalogIndex Index { get; }

    public CatalogSearch Search { get; }

    public async Task BuildAsync()
    {
        await Index.ReadSynonymsAsync(CancellationToken.None);
        await Index.RebuildAsync(null, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Index.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class NoEvents : IEventLog
    {
        private static readonly EventPosition Start = new(0, [], null);

        public Task<EventPosition> NowAsync(CancellationToken ct) => Task.FromResult(Start);

        public Task<EventReading?> ReadAsync(EventPosition after, CancellationToken ct) => Task.FromResult<EventReading?>(new EventReading([], after));

        public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => Task.CompletedTask;
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
