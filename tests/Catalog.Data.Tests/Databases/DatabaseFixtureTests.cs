using System.Data.Common;
using Catalog.TestKit.Databases;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Catalog.Data.Tests.Databases;

/// <summary>What every suite relies on: each class gets a database of its own, and it is empty.</summary>
public abstract class DatabaseFixtureTests(DatabaseFixture database, string tables)
{
    protected abstract DbConnection Connect(string connectionString);

    [Fact]
    public async Task A_test_class_begins_with_an_empty_database()
    {
        await using var connection = Connect(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is one of the constants below.
        command.CommandText = tables;
#pragma warning restore CA2100

        Assert.Equal(0L, Convert.ToInt64(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)));
    }
}

[Trait("Database", "Sqlite")]
public sealed class SqliteDatabaseTests(SqliteDatabase database)
    : DatabaseFixtureTests(database, "SELECT count(*) FROM sqlite_master"), IClassFixture<SqliteDatabase>
{
    protected override DbConnection Connect(string connectionString) => new SqliteConnection(connectionString);
}

[Trait("Database", "Postgres")]
public sealed class PostgresDatabaseTests(PostgresDatabase database)
    : DatabaseFixtureTests(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), IClassFixture<PostgresDatabase>
{
    protected override DbConnection Connect(string connectionString) => new NpgsqlConnection(connectionString);
}

[Trait("Database", "SqlServer")]
public sealed class SqlServerDatabaseTests(SqlServerDatabase database)
    : DatabaseFixtureTests(database, "SELECT count(*) FROM sys.tables"), IClassFixture<SqlServerDatabase>
{
    protected override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);
}
