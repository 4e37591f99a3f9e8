using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Portal;

/// <summary>What a portal has really stored: its SQLite files, read beside it; the raw events as <c>log</c>.</summary>
internal static class EmbeddedDatabase
{
    public static async Task<SqliteConnection> OpenAsync(PortalProcess portal)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(portal.DataDirectory, "catalog.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        if (File.Exists(Path.Combine(portal.DataDirectory, "catalog.lineage.db")))
        {
            await using var attach = connection.CreateCommand();
            attach.CommandText = "ATTACH $file AS log";
            attach.Parameters.AddWithValue("$file", Path.Combine(portal.DataDirectory, "catalog.lineage.db"));
            await attach.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        return connection;
    }

    /// <summary>The first value of the first row, or an empty text.</summary>
    public static async Task<string> ScalarAsync(PortalProcess portal, string text) => (await ColumnAsync(portal, text)).FirstOrDefault("");

    /// <summary>How many rows; <paramref name="from"/> is what comes after FROM.</summary>
    public static async Task<int> CountAsync(PortalProcess portal, string from) => int.Parse(await ScalarAsync(portal, $"SELECT count(*) FROM {from}"), CultureInfo.InvariantCulture);

    /// <summary>The first value of each row.</summary>
    public static async Task<IReadOnlyList<string>> ColumnAsync(PortalProcess portal, string text)
    {
        await using var connection = await OpenAsync(portal);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the tests' own.
        command.CommandText = text;
#pragma warning restore CA2100
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) values.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture) ?? "");
        return values;
    }
}
