using System.Runtime.CompilerServices;
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
        builder.Services.AddSingleton(s => s.GetRequiredService<StorageSettings>().Provider switch
        {
            DatabaseProvider.Postgres => Postgres(),
            DatabaseProvider.SqlServer => SqlServer(),
            _ => s.GetRequiredService<SqliteProfile>(),
        });
        builder.Services.AddCatalogData((services, options) => services.GetRequiredService<IProviderProfile>().Use(options, services.GetRequiredService<StorageSettings>().ConnectionString));
        builder.Services.AddSingleton<CatalogSchema>();
        builder.Services.AddHostedService<SchemaWorker>();
        // A stable name: keys must open cookies whatever directory the portal runs from.
        builder.Services.AddDataProtection().SetApplicationName("Catalog").PersistKeysToDbContext<CatalogDbContext>();
    }

    // What belongs to a database that is not used is not even loaded: a method loads what it names when it is called.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IProviderProfile Postgres() => new PostgresProfile();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IProviderProfile SqlServer() => new SqlServerProfile();

    /// <summary>The file of the embedded database; <c>null</c> for any other database.</summary>
    public static string? File(this StorageSettings storage) =>
        storage.Provider == DatabaseProvider.Sqlite ? new SqliteConnectionStringBuilder(storage.ConnectionString).DataSource : null;
}
