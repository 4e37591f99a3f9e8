using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Catalog.Server.Hosting;

internal enum DatabaseProvider { Sqlite, Postgres, SqlServer }

/// <summary>Where the catalog is kept.</summary>
internal sealed record StorageSettings
{
    public const string ProviderKey = "Catalog:Database:Provider";
    public const string ConnectionStringKey = "Catalog:Database:ConnectionString";
    public const string DataDirectoryKey = "Catalog:DataDirectory";

    private const string LegalDirectories = "paths of a directory that exists or can be made, and can be written to";

    /// <summary>The embedded database and whatever else is kept in files; default <c>./data</c>, relative to where the command was typed.</summary>
    public required string DataDirectory { get; init; }
    /// <summary>Default <c>Sqlite</c>.</summary>
    public required DatabaseProvider Provider { get; init; }
    /// <summary>Required unless the database is the embedded one.</summary>
    public required string ConnectionString { get; init; }
    /// <summary>Whether starting applies the schema: always for the embedded database, else in Development unless <c>Catalog:Database:Migrate</c> says otherwise.</summary>
    public required bool MigrateAtStart { get; init; }

    public static StorageSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var settings = new SettingReader(configuration);
        var directory = settings.Text(DataDirectoryKey) ?? "data";
        if (directory.IndexOfAny(Path.GetInvalidPathChars()) >= 0 || File.Exists(directory)) throw SettingReader.Wrong(DataDirectoryKey, directory, LegalDirectories);
        var path = Path.GetFullPath(directory);
        var provider = settings.Word(ProviderKey, DatabaseProvider.Sqlite);
        var connection = settings.Text(ConnectionStringKey);
        if (provider != DatabaseProvider.Sqlite && connection is null)
            throw new SettingException($"{ConnectionStringKey} is not set. With {ProviderKey} {provider} it must say how to connect.");
        if (connection is not null) CheckConnection(provider, connection);
        return new()
        {
            DataDirectory = path,
            Provider = provider,
            ConnectionString = connection ?? $"Data Source={Path.Combine(path, "catalog.db")}",
            MigrateAtStart = provider == DatabaseProvider.Sqlite || settings.Flag("Catalog:Database:Migrate", environment.IsDevelopment()),
        };
    }

    /// <summary>Makes the data directory where it is missing; throws when nothing can be kept in it.</summary>
    public void MakeDirectory()
    {
        try
        {
            Directory.CreateDirectory(DataDirectory);
            using var probe = new FileStream(Path.Combine(DataDirectory, ".writable"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{DataDirectoryKey} is '{DataDirectory}', where nothing can be written: {failure.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Legal values: {LegalDirectories}.");
        }
    }

    private static void CheckConnection(DatabaseProvider provider, string connection)
    {
        var (example, server) = provider switch
        {
            DatabaseProvider.Postgres => ("Host=…;Database=…;Username=…;Password=…", "Host"),
            DatabaseProvider.SqlServer => ("Server=…;Database=…;User ID=…;Password=…", "Data Source"),
            _ => ("Data Source=FILE", "Data Source"),
        };
        try
        {
            DbConnectionStringBuilder read = provider switch
            {
                DatabaseProvider.Postgres => new NpgsqlConnectionStringBuilder(connection),
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(connection),
                _ => new SqliteConnectionStringBuilder(connection),
            };
            if (read[server] is not string { Length: > 0 }) throw new FormatException($"{server} is missing");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            // The value may hold a password, so it is not repeated.
            throw new SettingException($"{ConnectionStringKey} cannot be read: {wrong.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Legal values with {ProviderKey} {provider}: {example}.");
        }
    }
}
