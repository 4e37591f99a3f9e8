using Microsoft.Data.SqlClient;

namespace Catalog.TestKit.Databases;

/// <summary>A database on the server that CATALOG_TEST_SQLSERVER names; skipped where there is none.</summary>
public sealed class SqlServerDatabase : DatabaseFixture
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("CATALOG_TEST_SQLSERVER");

    /// <inheritdoc />
    public override string Provider => "SqlServer";

    /// <inheritdoc />
    protected override Task<string?> AbsenceAsync() =>
        Task.FromResult(string.IsNullOrEmpty(Server) ? "set CATALOG_TEST_SQLSERVER to a server's connection string." : null);

    /// <inheritdoc />
    protected override async Task<string> CreateAsync()
    {
        var name = UniqueName();
        await ExecuteAsync($"CREATE DATABASE [{name}]");
        return new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ToString();
    }

    /// <inheritdoc />
    protected override Task DropAsync(string connectionString)
    {
        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        return ExecuteAsync($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // DDL takes no parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
