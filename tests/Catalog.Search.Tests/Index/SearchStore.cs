using Catalog.Content;
using Catalog.Core.Discovery;
using Catalog.Core.People;
using Catalog.Search.Index;
using Catalog.TestKit.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.Search.Tests.Index;

/// <summary>A catalog in a database of its own, with an index that follows it.</summary>
public sealed class SearchStore : IAsyncDisposable
{
    private readonly SqliteDatabase database = new();
    private CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public string Folder { get; } = Directory.CreateTempSubdirectory("catalog-index-").FullName;

    public CatalogNode Node { get; private set; } = null!;

    public CatalogIndex Index => Node.Get<CatalogIndex>();

    public static async Task<SearchStore> OpenAsync(bool follow = true, Action<IServiceCollection>? more = null)
    {
        var store = new SearchStore();
        await store.database.InitializeAsync();
        await store.OpenNodeAsync(more);
        if (follow) store.Follow();
        return store;
    }

    public void Follow() => running = Index.RunAsync(stop.Token);

    /// <summary>Ends the following, as the end of a portal does.</summary>
    public async Task StopAsync()
    {
        await stop.CancelAsync();
        await running;
    }

    /// <summary>What the next process finds, after <see cref="StopAsync"/>.</summary>
    public async Task StartAgainAsync()
    {
        await Node.DisposeAsync();
        stop.Dispose();
        stop = new CancellationTokenSource();
        await OpenNodeAsync(null);
        Follow();
    }

    public async Task AddAsync(params object[] entities)
    {
        await using var db = await Node.Contexts.CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    public Task<SearchResult> FindAsync(string text, Actor actor, SearchFilter? filter = null, int limit = 100) =>
        Node.Get<ISearch>().FindAsync(new SearchQuery { Text = text, Limit = limit, Filter = filter ?? SearchFilter.None, Explain = true }, actor, CancellationToken.None);

    /// <summary>Waits until what is asked holds; the test's own time limit ends it otherwise.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken ct)
    {
        while (!await holds()) await Task.Delay(10, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Node.DisposeAsync();
        await database.DisposeAsync();
        stop.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task OpenNodeAsync(Action<IServiceCollection>? more) => Node = await CatalogNode.OpenAsync(database, TimeProvider.System, services =>
    {
        more?.Invoke(services);
        services.AddCatalogContent();
        services.AddCatalogSearch(_ => new IndexSettings(Path.Combine(Folder, "index")));
    });
}
