using Catalog.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Catalog.Data.Sqlite;

public static class SqliteCatalog
{
    /// <summary>Stores the catalog in an SQLite file.</summary>
    public static DbContextOptionsBuilder UseCatalogSqlite(this DbContextOptionsBuilder options, string connectionString, SqliteProfile profile) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteCatalog).Assembly.GetName().Name))
#if !CATALOG_WITHOUT_MODEL
        .UseModel(Model.CatalogDbContextModel.Instance)
#endif
        .AddInterceptors(SqliteConnectionInterceptor.OfCatalog())
        .UseCatalogProfile(profile);
}

/// <summary>For the migration tools.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        options.UseCatalogSqlite("Data Source=:memory:", new SqliteProfile());
        return new CatalogDbContext(options.Options);
    }
}
