using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Catalog.Data.Sqlite;

/// <summary>
/// The log of raw events in a file of its own beside the catalog: what is acknowledged is written and synced there, and
/// neither waits for the graph nor the graph for it. An archive, and a catalog of an earlier release, has the events in the
/// catalog's own table; they are taken over from there.
/// </summary>
internal sealed class SqliteLineageLog
{
    private const int CannotOpen = 14;

    /// <summary>Up to where the log is that of another time, since this catalog was restored; 0 when it was not.</summary>
    private const string Restored = "(SELECT Position FROM catalog.LineagePositions WHERE Name = 'append')";

    private readonly Lock gate = new();
    private readonly string catalog;
    private readonly string connectionString;
    private readonly DbContextOptions<CatalogDbContext> options;
    private Task? taken;

    public SqliteLineageLog(CatalogDbContext db)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString());
        catalog = file.DataSource;
        file.DataSource = FileOf(catalog);
        connectionString = file.ConnectionString;
        // The catalog's own options but for the file: model and compiled queries are the same, not there twice.
        options = new DbContextOptionsBuilder<CatalogDbContext>((DbContextOptions<CatalogDbContext>)db.GetService<IDbContextOptions>())
            .UseSqlite(connectionString).AddInterceptors(SqliteConnectionInterceptor.OfLog()).Options;
    }

    /// <summary>The file of the log that belongs to this catalog.</summary>
    public static string FileOf(string catalog) => Path.ChangeExtension(catalog, ".lineage.db");

    /// <summary>A context that reaches the log alone.</summary>
    public async Task<CatalogDbContext> OpenAsync(CancellationToken ct)
    {
        Task ready;
        lock (gate)
        {
            if (taken is null or { IsFaulted: true } || (taken.IsCompleted && !File.Exists(FileOf(catalog)))) taken = AgainAsync();
            ready = taken;
        }
        await ready.WaitAsync(ct);
        return new CatalogDbContext(options);
    }

    // Pooled connections may still hold the file that is gone.
    private Task AgainAsync()
    {
        using (var gone = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(gone);
        return TakeOverAsync(catalog, CancellationToken.None);
    }

    /// <summary>
    /// Makes the log if there is none, and moves into it what the catalog holds itself. Events that come are numbered behind
    /// what was projected, also when the log was lost. What a restored catalog had not projected gets new numbers, which
    /// nobody has passed meanwhile.
    /// </summary>
    public static async Task TakeOverAsync(string catalog, CancellationToken ct)
    {
        // To attach a file makes it.
        if (!File.Exists(catalog)) throw new SqliteException("The file of the database is gone.", CannotOpen);
        await using var connection = await SqliteBackup.OpenAsync(FileOf(catalog), SqliteOpenMode.ReadWriteCreate, ct);
        await RunAsync(connection, ct, "PRAGMA busy_timeout=60000", "PRAGMA page_size=32768", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
        await AttachAsync(connection, catalog, "catalog", ct);
        await RunAsync(connection, ct, "BEGIN IMMEDIATE");
        if (await SqliteBackup.RunAsync(connection, "SELECT name FROM main.sqlite_master WHERE name = 'LineageLog'", ct) is null)
            await RunAsync(connection, ct, [.. await TableAsync(connection, ct)]);
        await RunAsync(
            connection, ct,
            $"DELETE FROM main.LineageLog WHERE Sequence <= {Restored}",
            $"INSERT OR IGNORE INTO main.LineageLog SELECT * FROM catalog.LineageLog WHERE {Restored} = 0 OR Sequence <= {Restored}",
            "INSERT INTO main.sqlite_sequence (name, seq) SELECT 'LineageLog', 0 WHERE NOT EXISTS (SELECT 1 FROM main.sqlite_sequence WHERE name = 'LineageLog')",
            "UPDATE main.sqlite_sequence SET seq = max(seq, (SELECT Position FROM catalog.LineagePositions WHERE Name = 'project')) WHERE name = 'LineageLog'",
            $"UPDATE catalog.LineageLog SET Sequence = Sequence + (SELECT seq FROM main.sqlite_sequence WHERE name = 'LineageLog') WHERE {Restored} > 0 AND Sequence > {Restored}",
            $"INSERT INTO main.LineageLog SELECT * FROM catalog.LineageLog WHERE {Restored} > 0 AND Sequence > {Restored}",
            "DELETE FROM catalog.LineageLog",
            "UPDATE catalog.LineagePositions SET Position = 0 WHERE Name = 'append'",
            "COMMIT");
    }

    /// <summary>Copies the events into a copy of the catalog, which is then whole.</summary>
    public static async Task PutIntoAsync(string copy, string catalog, CancellationToken ct)
    {
        if (!File.Exists(FileOf(catalog))) return;
        await using var connection = await SqliteBackup.OpenAsync(copy, SqliteOpenMode.ReadWrite, ct);
        await AttachAsync(connection, FileOf(catalog), "log", ct);
        await RunAsync(connection, ct, "INSERT OR IGNORE INTO main.LineageLog SELECT * FROM log.LineageLog");
    }

    /// <summary>
    /// Makes a catalog that is to take the place of this one fit the log that is there: what it had projected stands at a place
    /// where nobody ever was, what it had not comes behind that, and so does what is appended from now on.
    /// </summary>
    public static async Task FitInAsync(string restored, string catalog, CancellationToken ct)
    {
        if (!File.Exists(FileOf(catalog))) return;
        await using var connection = await SqliteBackup.OpenAsync(restored, SqliteOpenMode.ReadWrite, ct);
        await AttachAsync(connection, FileOf(catalog), "log", ct);
        await RunAsync(
            connection, ct,
            "BEGIN IMMEDIATE",
            """
            CREATE TEMP TABLE Fit AS SELECT Position AS Projected,
                coalesce((SELECT seq FROM log.sqlite_sequence WHERE name = 'LineageLog'), 0) + (SELECT coalesce(max(Sequence), 0) FROM main.LineageLog) + Position + 1 AS Place
                FROM main.LineagePositions WHERE Name = 'project'
            """,
            "UPDATE main.LineageLog SET Sequence = Sequence + (SELECT Place FROM Fit) WHERE Sequence > (SELECT Projected FROM Fit)",
            "UPDATE main.LineagePositions SET Position = (SELECT Place FROM Fit) WHERE Name IN ('project', 'append')",
            "UPDATE log.sqlite_sequence SET seq = (SELECT Place FROM Fit) WHERE name = 'LineageLog'",
            "COMMIT");
    }

    private static async Task<List<string>> TableAsync(SqliteConnection connection, CancellationToken ct)
    {
        var made = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM catalog.sqlite_master WHERE tbl_name = 'LineageLog' AND sql IS NOT NULL ORDER BY type = 'index'";
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) made.Add(rows.GetString(0));
        return made;
    }

    private static async Task AttachAsync(SqliteConnection connection, string file, string name, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "ATTACH $file AS " + name;
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(ct);
    }

    // One by one: what fails behind a statement that answers would not be told.
    private static async Task RunAsync(SqliteConnection connection, CancellationToken ct, params IReadOnlyList<string> statements)
    {
        foreach (var statement in statements) await SqliteBackup.RunAsync(connection, statement, ct);
    }
}
