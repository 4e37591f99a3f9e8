using Catalog.Data;
using Catalog.Data.Conventions;
using Catalog.Data.Postgres;
using Catalog.Data.Sqlite;
using Catalog.Data.SqlServer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;

namespace Catalog.Server.Hosting;

internal static class StorageRegistration
{
    /// <summary>The database of the settings, with the keys of data protection in it.</summary>
    public static void AddStorage(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SqliteProfile>();
        // What belongs to a database that is not used is not even loaded.
        builder.Services.AddSingleton<IProviderProfile>(s => s.GetRequiredService<StorageSettings>().Provider switch
        {
            DatabaseProvider.Postgres => new PostgresProfile(),
            DatabaseProvider.SqlServer => new SqlServerProfile(),
            _ => s.GetRequiredService<SqliteProfile>(),
        });
        builder.Services.AddCatalogData((services, options) =>
        {
            var storage = services.GetRequiredService<StorageSettings>();
            switch (storage.Provider)
            {
                case DatabaseProvider.Postgres:
                    options.UseCatalogPostgres(storage.ConnectionString, (PostgresProfile)services.GetRequiredService<IProviderProfile>());
                    break;
                case DatabaseProvider.SqlServer:
                    options.UseCatalogSqlServer(storage.ConnectionString, (SqlServerProfile)services.GetRequiredService<IProviderProfile>());
                    break;
                default:
                    options.UseCatalogSqlite(storage.ConnectionString, services.GetRequiredService<SqliteProfile>());
                    break;
            }
        });
        builder.Services.AddSingleton<CatalogSchema>();
        builder.Services.AddHostedService<SchemaWorker>();
        // A stable name: keys must open cookies whatever directory the portal runs from.
        builder.Services.AddDataProtection().SetApplicationName("Catalog").PersistKeysToDbContext<CatalogDbContext>();
    }

    /// <summary>The file of the embedded database; <c>null</c> for any other database.</summary>
    public static string? File(this StorageSettings storage) =>
        storage.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource : null;
}
