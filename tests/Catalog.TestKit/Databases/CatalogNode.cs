using Catalog.Core.Shared;
using Catalog.Data;
using Catalog.Data.Outbox;
using Catalog.Data.Postgres;
using Catalog.Data.Sqlite;
using Catalog.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Catalog.TestKit.Databases;

/// <summary>
/// One node of the portal over a database of the test: opened as often as a test wants, next to
/// others, each a process of its own as far as the database can tell.
/// </summary>
public sealed class CatalogNode : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private CatalogNode(ServiceProvider services) => this.services = services;

    public IServiceProvider Services => services;
    public ICatalogWorkFactory Works => Get<ICatalogWorkFactory>();
    public IDbContextFactory<CatalogDbContext> Contexts => Get<IDbContextFactory<CatalogDbContext>>();
    public OutboxProcessor Outbox => Get<OutboxProcessor>();

    /// <summary>Opens the database, migrated. <paramref name="more"/> adds or replaces registrations.</summary>
    public static async Task<CatalogNode> OpenAsync(DatabaseFixture database, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var registrations = new ServiceCollection();
        registrations.AddLogging();
        registrations.AddSingleton(clock);
        registrations.AddCatalogCore();
        registrations.AddCatalogData((_, options) => Use(options, database));
        more?.Invoke(registrations);
        var store = new CatalogNode(registrations.BuildServiceProvider());
        await using var db = await store.Contexts.CreateDbContextAsync();
        await db.Database.MigrateAsync();
        return store;
    }

    /// <summary>A use case, query port or other service.</summary>
    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Lets the handlers act on everything that has happened so far.</summary>
    public async Task DrainAsync()
    {
        while (await Outbox.ProcessAsync(CancellationToken.None) > 0)
        {
            // Until nothing waits.
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static void Use(DbContextOptionsBuilder options, DatabaseFixture database) => (database.Provider switch
    {
        "Postgres" => options.UseCatalogPostgres(database.ConnectionString, new PostgresProfile()),
        "SqlServer" => options.UseCatalogSqlServer(database.ConnectionString, new SqlServerProfile()),
        _ => options.UseCatalogSqlite(database.ConnectionString, new SqliteProfile()),
    }).AddInterceptors(BoundedQuestions.Instance);
}
