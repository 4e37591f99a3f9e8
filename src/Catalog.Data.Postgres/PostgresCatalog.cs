using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Catalog.Data.Postgres;

/// <summary>PostgreSQL: everything as the conventions have it.</summary>
public sealed class PostgresProfile : IProviderProfile
{
    public string Name => "Postgres";

    public void Use(DbContextOptionsBuilder options, string connectionString) => options.UseCatalogPostgres(connectionString, this);

    public void ConfigureConventions(ModelConfigurationBuilder conventions) { }

    public void ConfigureModel(ModelBuilder model) { }

    public bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsDeadlock(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure } || failure.InnerException is { } inner && IsDeadlock(inner);

    public bool IsOutage(Exception failure) => failure is NpgsqlException { IsTransient: true } or TimeoutException || failure.InnerException is { } inner && IsOutage(inner);

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);
}

public static class PostgresCatalog
{
    /// <summary>Stores the catalog in a PostgreSQL database.</summary>
    public static DbContextOptionsBuilder UseCatalogPostgres(this DbContextOptionsBuilder options, string connectionString, PostgresProfile profile) => options
        .UseNpgsql(connectionString, postgres => postgres.MigrationsAssembly(typeof(PostgresCatalog).Assembly.GetName().Name))
#if !CATALOG_WITHOUT_MODEL
        .UseModel(Model.CatalogDbContextModel.Instance)
#endif
        .UseCatalogProfile(profile);
}

/// <summary>For the migration tools.</summary>
public sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        options.UseCatalogPostgres("Host=127.0.0.1;Database=catalog", new PostgresProfile());
        return new CatalogDbContext(options.Options);
    }
}
