using Catalog.Core.Shared;
using Catalog.Data;
using Catalog.Data.Postgres;
using Catalog.Data.Sqlite;
using Catalog.Data.SqlServer;
using Catalog.TestKit.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.TestKit.Databases;

/// <summary>
/// A migrated database with everything that Core and Data register, and a clock that stands still. Suites take this
/// base; their subclasses bring it as a class fixture of one database: <c>IClassFixture&lt;CatalogStore&lt;SqliteDatabase&gt;&gt;</c>.
/// </summary>
public abstract class CatalogStore(DatabaseFixture database) : IAsyncLifetime
{
    private readonly SqliteProfile sqlite = new();
    private ServiceProvider? services;
    private Exception? absence;

    public FixedClock Clock { get; } = new();

    public IDbContextFactory<CatalogDbContext> Contexts => Get<IDbContextFactory<CatalogDbContext>>();

    public ICatalogWorkFactory Works => Get<ICatalogWorkFactory>();

    /// <summary>A use case or a read port; skips the calling test when the database is not available here.</summary>
    public T Get<T>() where T : notnull
    {
        // The fixture's property skips with its reason.
        _ = database.ConnectionString;
        return (services ?? throw new InvalidOperationException("The store was not initialised.", absence)).GetRequiredService<T>();
    }

    /// <summary>Stores entities as they are, without events or trail.</summary>
    public async Task AddAsync(params object[] entities)
    {
        await using var db = await Contexts.CreateDbContextAsync();
        db.AddRange(entities);
        await db.SaveChangesAsync();
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        string connection;
        try
        {
            connection = database.ConnectionString;
        }
        catch (Exception skip) when (skip.Message.Contains("$XunitDynamicSkip$", StringComparison.Ordinal))
        {
            absence = skip;
            return;
        }

        var registered = new ServiceCollection();
        registered.AddLogging();
        registered.AddSingleton<TimeProvider>(Clock);
        registered.AddCatalogCore();
        registered.AddCatalogData((_, options) => Provider(options, connection));
        Register(registered);
        services = registered.BuildServiceProvider();
        await using var db = await Contexts.CreateDbContextAsync();
        await db.Database.MigrateAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        await database.DisposeAsync();
        sqlite.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Ports that other projects implement, for suites that need them.</summary>
    protected virtual void Register(IServiceCollection services) { }

    private DbContextOptionsBuilder Provider(DbContextOptionsBuilder options, string connection) => (database.Provider switch
    {
        "Sqlite" => options.UseCatalogSqlite(connection, sqlite),
        "Postgres" => options.UseCatalogPostgres(connection, new PostgresProfile()),
        _ => options.UseCatalogSqlServer(connection, new SqlServerProfile()),
    }).AddInterceptors(BoundedQuestions.Instance);
}

/// <inheritdoc cref="CatalogStore"/>
public sealed class CatalogStore<TDatabase>() : CatalogStore(new TDatabase()) where TDatabase : DatabaseFixture, new();
