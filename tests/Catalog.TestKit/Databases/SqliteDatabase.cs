using Microsoft.Data.Sqlite;

namespace Catalog.TestKit.Databases;

/// <summary>A database file in the temporary folder; always available.</summary>
public sealed class SqliteDatabase : DatabaseFixture
{
    /// <inheritdoc />
    public override string Provider => "Sqlite";

    /// <inheritdoc />
    protected override Task<string?> AbsenceAsync() => Task.FromResult<string?>(null);

    /// <inheritdoc />
    protected override Task<string> CreateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("catalog-sqlite-").FullName;
        return Task.FromResult(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "catalog.db") }.ToString());
    }

    /// <inheritdoc />
    protected override Task DropAsync(string connectionString)
    {
        var file = new SqliteConnectionStringBuilder(connectionString).DataSource;
        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        return Task.CompletedTask;
    }
}
