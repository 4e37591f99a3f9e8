using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Catalog.Core.Discovery;
using Catalog.Core.Shared;

namespace Catalog.Benchmarks.Discovery;

/// <summary>Prepared documents as a source of the index; of a large corpus only the portion that is asked for is in memory.</summary>
internal sealed class PreparedSource(Func<IEnumerable<SearchDocument>> documents) : ISearchDocumentSource
{
    private const int Portion = 500;

    private readonly ConcurrentDictionary<Guid, SearchDocument> edited = [];
    private Dictionary<Guid, SearchDocument> current = [];
    private int? count;

    public SearchType Type => SearchType.Dataset;

    /// <summary>What a document says from now on; an <see cref="Edited"/> has to tell of it.</summary>
    public void Edit(SearchDocument document) => edited[document.Unit] = document;

    public Task<int> CountAsync(CancellationToken ct) => Task.FromResult(count ??= documents().Count());

    public async IAsyncEnumerable<IReadOnlyList<Guid>> UnitsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        foreach (var portion in documents().Chunk(Portion))
        {
            current = portion.DistinctBy(d => d.Unit).ToDictionary(d => d.Unit);
            yield return [.. current.Keys];
        }
    }

    public Task<IReadOnlyList<SearchDocument>> DocumentsAsync(IReadOnlyCollection<Guid> units, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<SearchDocument>>([.. units.Select(u => edited.GetValueOrDefault(u) ?? current[u])]);

    public Task<IReadOnlyCollection<Guid>> TouchedAsync(IReadOnlyCollection<CatalogEvent> happened, CancellationToken ct) => Task.FromResult<IReadOnlyCollection<Guid>>([.. happened.OfType<Edited>().Select(e => e.Unit)]);
}

/// <summary>A prepared document says something else now.</summary>
internal sealed record Edited(Guid Unit) : CatalogEvent;
