using System.Reflection;
using Catalog.Data.Sqlite;
using Catalog.Server.Hosting;

namespace Catalog.Server.Verbs;

/// <summary>Backups of the configured database, where it is the embedded one.</summary>
internal static class EmbeddedStore
{
    public static SqliteBackup? Backup(this VerbRun run) => run.Get<StorageSettings>().File() is { } file
        ? new SqliteBackup(file, typeof(EmbeddedStore).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "", run.Get<TimeProvider>())
        : null;

    /// <summary>What to do instead, where a database server keeps the catalog.</summary>
    public static string Instead(this VerbRun run) => run.Get<StorageSettings>().Provider switch
    {
        DatabaseProvider.Postgres => "The catalog is kept in PostgreSQL: use its own pg_dump and pg_restore.",
        _ => "The catalog is kept in SQL Server: use its own BACKUP DATABASE and RESTORE DATABASE.",
    };
}
