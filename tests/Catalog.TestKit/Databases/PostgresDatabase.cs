using Npgsql;

namespace Catalog.TestKit.Databases;

/// <summary>
/// A database on the server that CATALOG_TEST_POSTGRES names, else on a cluster that this process starts for itself.
/// </summary>
public sealed class PostgresDatabase : DatabaseFixture
{
    /// <inheritdoc />
    public override string Provider => "Postgres";

    /// <inheritdoc />
    protected override Task<string?> AbsenceAsync() => Task.FromResult(PostgresCluster.Absence);

    /// <inheritdoc />
    protected override async Task<string> CreateAsync()
    {
        var admin = await PostgresCluster.AdminConnectionStringAsync();
        var name = UniqueName();
        await ExecuteAsync(admin, $"CREATE DATABASE {name}");
        // Few connections each: many classes share one server with its usual limit of 100.
        return new NpgsqlConnectionStringBuilder(admin) { Database = name, MaxPoolSize = 12 }.ToString();
    }

    /// <inheritdoc />
    protected override async Task DropAsync(string connectionString)
    {
        await using (var pooled = new NpgsqlConnection(connectionString))
            NpgsqlConnection.ClearPool(pooled);

        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await ExecuteAsync(await PostgresCluster.AdminConnectionStringAsync(), $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        // The name in the statement is our own letters and digits.
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // DDL takes no parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
