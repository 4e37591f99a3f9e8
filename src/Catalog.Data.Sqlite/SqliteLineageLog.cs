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
    /// <summary>Ten events of an ordinary size fill a page instead of one.</summary>
    private const string Create = "PRAGMA page_size=32768; PRAGMA journal_mode=WAL;";

    private readonly Lock gate = new();
    private readonly string catalog;
    private readonly DbContextOptions<CatalogDbContext> options;
    private Task? taken;

    public SqliteLineageLog(CatalogDbContext db)
    {
        var connection = new SqliteConnectionStringBuilder(db.Database.GetConnectionString());
        catalog = connection.DataSource;
        connection.DataSource = FileOf(catalog);
        // The catalog's own options but for the file: model and compiled queries are the same, not there twice.
        options = new DbContextOptionsBuilder<CatalogDbContext>((DbContextOptions<CatalogDbContext>)db.GetService<IDbContextOptions>())
            .UseSqlite(connection.ConnectionString).AddInterceptors(SqliteConnectionInterceptor.OfLog()).Options;
    }

    /// <summary>The file of the log that belongs to this catalog.</summary>
    public static string FileOf(string catalog) => Path.ChangeExtension(catalog, ".lineage.db");

    /// <summary>A context that reaches the log alone.</summary>
    public async Task<CatalogDbContext> OpenAsync(CancellationToken ct)
    {
        Task ready;
        lock (gate)
        {
            if (taken is null or { IsFaulted: true }) taken = TakeOverAsync(catalog, CancellationToken.None);
            ready = taken;
        }
        await ready.WaitAsync(ct);
        return new CatalogDbContext(options);
    }

    /// <summary>
    /// Makes the log if there is none, and moves into it what the catalog holds itself. Events that come are numbered behind
    /// what was projected, also when the log was lost.
    /// </summary>
    public static async Task TakeOverAsync(string catalog, CancellationToken ct)
    {
        await using var connection = await SqliteBackup.OpenAsync(FileOf(catalog), SqliteOpenMode.ReadWriteCreate, ct);
        await RunAsync(connection, Create, ct);
        await AttachAsync(connection, catalog, "catalog", ct);
        await RunAsync(connection, "PRAGMA synchronous=FULL; PRAGMA busy_timeout=60000; BEGIN IMMEDIATE", ct);
        if (await SqliteBackup.RunAsync(connection, "SELECT name FROM main.sqlite_master WHERE name = 'LineageLog'", ct) is null)
            foreach (var made in await TableAsync(connection, ct)) await RunAsync(connection, made, ct);
        // A restored catalog says up to where the log was that of another time.
        await RunAsync(connection, """
            DELETE FROM main.LineageLog WHERE EXISTS (SELECT 1 FROM catalog.LineageLog) AND Sequence <= (SELECT Position FROM catalog.LineagePositions WHERE Name = 'append');
            INSERT OR IGNORE INTO main.LineageLog SELECT * FROM catalog.LineageLog;
            DELETE FROM catalog.LineageLog;
            INSERT INTO main.sqlite_sequence (name, seq) SELECT 'LineageLog', 0 WHERE NOT EXISTS (SELECT 1 FROM main.sqlite_sequence WHERE name = 'LineageLog');
            UPDATE main.sqlite_sequence SET seq = max(seq, (SELECT Position FROM catalog.LineagePositions WHERE Name = 'project')) WHERE name = 'LineageLog';
            COMMIT;
            """, ct);
    }

    /// <summary>Copies the events into a copy of the catalog, which is then whole.</summary>
    public static async Task PutIntoAsync(string copy, string catalog, CancellationToken ct)
    {
        if (!File.Exists(FileOf(catalog))) return;
        await using var connection = await SqliteBackup.OpenAsync(copy, SqliteOpenMode.ReadWrite, ct);
        await AttachAsync(connection, FileOf(catalog), "log", ct);
        await RunAsync(connection, "INSERT OR IGNORE INTO main.LineageLog SELECT * FROM log.LineageLog", ct);
    }

    /// <summary>
    /// Gives the events of a catalog that is to take the place of this one numbers that fit: what it had not projected comes
    /// behind all that was numbered here, what was numbered here is behind it, and what comes from now on is behind both.
    /// </summary>
    public static async Task FitInAsync(string restored, string catalog, CancellationToken ct)
    {
        await TakeOverAsync(catalog, ct);
        await using var connection = await SqliteBackup.OpenAsync(restored, SqliteOpenMode.ReadWrite, ct);
        await AttachAsync(connection, FileOf(catalog), "log", ct);
        await RunAsync(connection, """
            BEGIN IMMEDIATE;
            CREATE TEMP TABLE Fit AS SELECT
                (SELECT seq FROM log.sqlite_sequence WHERE name = 'LineageLog') AS Here,
                (SELECT coalesce(max(Sequence), 0) FROM main.LineageLog) AS There,
                (SELECT Position FROM main.LineagePositions WHERE Name = 'project') AS Projected;
            UPDATE main.LineageLog SET Sequence = Sequence + (SELECT Here + There FROM Fit) WHERE Sequence > (SELECT Projected FROM Fit);
            UPDATE main.LineagePositions SET Position = max(Position, (SELECT Here FROM Fit)) WHERE Name IN ('project', 'append');
            UPDATE log.sqlite_sequence SET seq = (SELECT Here + 2 * There + Projected FROM Fit) WHERE name = 'LineageLog';
            COMMIT;
            """, ct);
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

    private static Task RunAsync(SqliteConnection connection, string text, CancellationToken ct) => SqliteBackup.RunAsync(connection, text, ct);
}
