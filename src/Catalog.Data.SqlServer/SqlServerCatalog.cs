using Catalog.Core.Activity;
using Catalog.Core.Documentation;
using Catalog.Core.Imports;
using Catalog.Core.Notifications;
using Catalog.Data.Conventions;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Catalog.Data.SqlServer;

/// <summary>
/// SQL Server and Azure SQL: <c>uniqueidentifier</c> does not sort version-7 ids by time, so tables that only grow are
/// not clustered on their id.
/// </summary>
public sealed class SqlServerProfile : IProviderProfile
{
    public string Name => "SqlServer";

    public void Use(DbContextOptionsBuilder options, string connectionString) => options.UseCatalogSqlServer(connectionString, this);

    public void ConfigureConventions(ModelConfigurationBuilder conventions) { }

    public void ConfigureModel(ModelBuilder model)
    {
        model.Entity<ActivityEntry>().HasKey(a => a.Id).IsClustered(false);
        model.Entity<InboxItem>().HasKey(i => i.Id).IsClustered(false);
        model.Entity<ImportItem>().HasKey(i => i.Id).IsClustered(false);
        model.Entity<DocumentationRevision>().HasKey(r => r.Id).IsClustered(false);
    }

    public bool IsUniqueViolation(DbUpdateException failure) => failure.InnerException is SqlException { Number: 2601 or 2627 };

    public bool IsDeadlock(Exception failure) => failure is SqlException { Number: 1205 } || failure.InnerException is { } inner && IsDeadlock(inner);

    public bool IsOutage(Exception failure) => failure is SqlException { Number: -2 or 53 or 258 or 4060 or 10053 or 10054 or 10060 or 40197 or 40501 or 40613 or 49918 } || failure.InnerException is { } inner && IsOutage(inner);

    public ValueTask<IDisposable?> EnterWriteAsync(CancellationToken ct) => ValueTask.FromResult<IDisposable?>(null);
}

public static class SqlServerCatalog
{
    /// <summary>Stores the catalog in a SQL Server or Azure SQL database.</summary>
    public static DbContextOptionsBuilder UseCatalogSqlServer(this DbContextOptionsBuilder options, string connectionString, SqlServerProfile profile) => options
        .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerCatalog).Assembly.GetName().Name))
#if !CATALOG_WITHOUT_MODEL
        .UseModel(Model.CatalogDbContextModel.Instance)
#endif
        .UseCatalogProfile(profile);
}

/// <summary>For the migration tools.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<CatalogDbContext>
{
    public CatalogDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        options.UseCatalogSqlServer("Server=127.0.0.1;Database=catalog", new SqlServerProfile());
        return new CatalogDbContext(options.Options);
    }
}
