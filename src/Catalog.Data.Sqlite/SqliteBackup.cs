using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Catalog.Core.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Catalog.Data.Sqlite;

/// <summary>
/// Copies of the embedded database as one archive: the database, and a manifest that says what it is. Both ways work
/// while the portal runs: a copy is one read transaction, and putting it back is one write transaction, so that
/// everybody sees the catalog of before or the catalog of the archive, and a crash in between leaves that of before. Raw
/// events are copied after the catalog, and put back into their own file after it, at the latest by the next start.
/// </summary>
public sealed class SqliteBackup(string file, string release, TimeProvider clock)
{
    private const string ManifestEntry = "manifest.json";
    private const string DatabaseEntry = "catalog.db";
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes the archive; one of the same name is replaced when the new one is complete.</summary>
    public async Task<Outcome<BackupManifest>> WriteAsync(string archive, CancellationToken ct)
    {
        if (!File.Exists(file)) return new Refusal.NotFound($"There is no database at {file}, so there is nothing to back up.");
        if (Directory.Exists(archive)) return new Refusal.Invalid("FILE", $"{archive} is a directory. Name the file to write.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(archive))!);
        var (copy, unfinished) = ($"{archive}.{Guid.CreateVersion7(clock.GetUtcNow()):N}.db", $"{archive}.{Guid.CreateVersion7(clock.GetUtcNow()):N}.partial");
        try
        {
            Copy(from: file, to: copy);
            await SqliteLineageLog.PutIntoAsync(copy, file, ct);
            if (await FaultAsync(copy, ct) is { } fault) return new Refusal.Invalid("database", $"The database is damaged ({fault}); nothing was written to {archive}.");
            var manifest = new BackupManifest(BackupManifest.CurrentFormat, release, await SchemaAsync(copy, ct), clock.GetUtcNow(), new FileInfo(copy).Length, await ChecksumAsync(copy, ct));
            await PackAsync(copy, manifest, unfinished, ct);
            File.Move(unfinished, archive, overwrite: true);
            return manifest;
        }
        catch (SqliteException unreadable) when (unreadable.SqliteErrorCode is 11 or 26)
        {
            return new Refusal.Invalid("database", $"The database is damaged ({unreadable.Message}); nothing was written to {archive}.");
        }
        finally
        {
            Remove(copy);
            Remove(unfinished);
        }
    }

    /// <summary>
    /// Puts an archive in the place of what is there. It is unpacked beside the database, checked, and brought up to this
    /// release's schema first; whatever is wrong with it is found before anything is changed.
    /// </summary>
    public async Task<Outcome<BackupManifest>> RestoreAsync(string archive, CancellationToken ct)
    {
        if (!File.Exists(archive)) return new Refusal.NotFound($"There is no file {archive}.");
        var directory = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!).FullName;
        var aside = Path.Combine(directory, $"restore.{Guid.CreateVersion7(clock.GetUtcNow()):N}.db");
        try
        {
            var unpacked = await UnpackAsync(archive, aside, ct);
            if (!unpacked.IsOk) return unpacked;
            if (await FaultAsync(aside, ct) is { } fault) return NotRestored(archive, $"its database is damaged ({fault})");
            if (await BringUpToDateAsync(aside, ct) is { } unknown) return NotRestored(archive, $"it was made by a newer release ({unpacked.Value.Release}, schema {unknown}); install that one first");
            if (!File.Exists(file))
            {
                // A log that outlived its database would be replayed over the new one.
                Remove(file);
                await SqliteLineageLog.FitInAsync(aside, file, ct);
                File.Move(aside, file);
                await SqliteLineageLog.TakeOverAsync(file, ct);
                return unpacked;
            }
            await KeepCountingAsync(aside, ct);
            await SqliteLineageLog.FitInAsync(aside, file, ct);
            Copy(from: aside, to: file);
            await SqliteLineageLog.TakeOverAsync(file, ct);
            return unpacked;
        }
        catch (SqliteException unreadable) when (unreadable.SqliteErrorCode is 11 or 26)
        {
            return NotRestored(archive, $"the database at {file} cannot be read ({unreadable.Message}). Stop the portal, move that file and its -wal and -shm away, and restore again");
        }
        finally
        {
            Remove(aside);
        }
    }

    private static Refusal.Invalid NotRestored(string archive, string why) => new("FILE", $"{archive} was not restored, and nothing was changed: {why}.");

    /// <summary>The online copy of SQLite: the source is read in one transaction, the target is written in one.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection(ConnectionTo(from, SqliteOpenMode.ReadWrite));
        using var target = new SqliteConnection(ConnectionTo(to, SqliteOpenMode.ReadWriteCreate));
        source.Open();
        target.Open();
        foreach (var side in (SqliteConnection[])[source, target])
        {
            using var command = side.CreateCommand();
            // Writers of a running portal are short; we wait for our turn rather than fail.
            command.CommandText = "PRAGMA busy_timeout=60000; PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
        }
        source.BackupDatabase(target);
    }

    private static async Task PackAsync(string database, BackupManifest manifest, string to, CancellationToken ct)
    {
        await using var packed = new FileStream(to, FileMode.CreateNew, FileAccess.ReadWrite);
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var entry = zip.CreateEntry(ManifestEntry).Open()) await JsonSerializer.SerializeAsync(entry, manifest, Json, ct);
            await using (var entry = zip.CreateEntry(DatabaseEntry, CompressionLevel.Fastest).Open())
            await using (var content = File.OpenRead(database)) await content.CopyToAsync(entry, ct);
        }
        packed.Flush(flushToDisk: true);
    }

    private static async Task<Outcome<BackupManifest>> UnpackAsync(string archive, string to, CancellationToken ct)
    {
        try
        {
            using var zip = ZipFile.OpenRead(archive);
            if (zip.GetEntry(ManifestEntry) is not { } head || zip.GetEntry(DatabaseEntry) is not { } body) return NotRestored(archive, "it is not a backup of a catalog");
            await using var text = head.Open();
            if (await JsonSerializer.DeserializeAsync<BackupManifest>(text, Json, ct) is not { Sha256: not null } manifest) return NotRestored(archive, "its manifest is empty");
            if (manifest.Format != BackupManifest.CurrentFormat) return NotRestored(archive, $"it has format {manifest.Format}, and this release reads format {BackupManifest.CurrentFormat}");
            if (body.Length != manifest.Size) return NotRestored(archive, $"its database has {body.Length} bytes instead of {manifest.Size}");
            await using (var content = body.Open())
            await using (var unpacked = new FileStream(to, FileMode.CreateNew))
            {
                await content.CopyToAsync(unpacked, ct);
                unpacked.Flush(flushToDisk: true);
            }
            return await ChecksumAsync(to, ct) == manifest.Sha256 ? manifest : NotRestored(archive, "its database does not have the checksum of its manifest");
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException)
        {
            return NotRestored(archive, $"it cannot be read ({broken.Message})");
        }
    }

    /// <summary>What SQLite finds wrong with a database; <c>null</c> when it is whole.</summary>
    private static async Task<string?> FaultAsync(string database, CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync(database, SqliteOpenMode.ReadOnly, ct);
            var answer = await RunAsync(connection, "PRAGMA integrity_check(1)", ct);
            if (answer != "ok") return answer ?? "no answer";
            return await RunAsync(connection, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsHistory'", ct) is null ? "it holds no catalog" : null;
        }
        catch (SqliteException broken)
        {
            return broken.Message;
        }
    }

    private static async Task<string> SchemaAsync(string database, CancellationToken ct)
    {
        await using var connection = await OpenAsync(database, SqliteOpenMode.ReadOnly, ct);
        return await RunAsync(connection, "SELECT max(MigrationId) FROM __EFMigrationsHistory", ct) ?? "";
    }

    /// <summary>Applies what this release adds to the schema; answers with a change that this release does not know.</summary>
    private static async Task<string?> BringUpToDateAsync(string database, CancellationToken ct)
    {
        using var profile = new SqliteProfile();
        var options = new DbContextOptionsBuilder<CatalogDbContext>();
        options.UseCatalogSqlite(ConnectionTo(database, SqliteOpenMode.ReadWrite), profile);
        await using var db = new CatalogDbContext(options.Options);
        if ((await db.Database.GetAppliedMigrationsAsync(ct)).Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown) return unknown;
        await db.Database.MigrateAsync(ct);
        return null;
    }

    /// <summary>Numbers of events go on from where the running portal is, which otherwise would take new events for old ones.</summary>
    private async Task KeepCountingAsync(string database, CancellationToken ct)
    {
        long newest;
        await using (var present = await OpenAsync(file, SqliteOpenMode.ReadOnly, ct))
        {
            if (await RunAsync(present, "SELECT name FROM sqlite_master WHERE name = 'Outbox'", ct) is null) return;
            newest = long.Parse(await RunAsync(present, "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'Outbox'", ct) ?? "0", CultureInfo.InvariantCulture);
        }
        await using var aside = await OpenAsync(database, SqliteOpenMode.ReadWrite, ct);
        await using var command = aside.CreateCommand();
        command.CommandText = """
            INSERT INTO sqlite_sequence (name, seq) SELECT 'Outbox', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'Outbox');
            UPDATE sqlite_sequence SET seq = max(seq, $newest) WHERE name = 'Outbox';
            """;
        command.Parameters.AddWithValue("$newest", newest);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string> ChecksumAsync(string path, CancellationToken ct)
    {
        await using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    private static string ConnectionTo(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString;

    internal static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = new SqliteConnection(ConnectionTo(path, mode));
        await connection.OpenAsync(ct);
        return connection;
    }

    internal static async Task<string?> RunAsync(SqliteConnection connection, string text, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are constants.
        command.CommandText = text;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(ct) is { } value and not DBNull ? Convert.ToString(value, CultureInfo.InvariantCulture) : null;
    }

    private static void Remove(string database)
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"]) File.Delete(database + ending);
    }
}
