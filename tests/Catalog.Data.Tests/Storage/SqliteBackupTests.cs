using System.IO.Compression;
using Catalog.Data.Sqlite;
using Catalog.TestKit.Builders;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Data.Tests.Storage;

/// <summary>An archive comes back whole, or not at all.</summary>
[Trait("Database", "Sqlite")]
public sealed class SqliteBackupTests : IAsyncLifetime
{
    private readonly SqliteDatabase database = new();
    private readonly FixedClock clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private string Folder => Path.GetDirectoryName(File)!;

    private string Archive => Path.Combine(Folder, "a", "catalog.backup");

    private SqliteBackup Backup => new(File, "1.2.3", clock);

    public async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await AddDomainAsync("sales");
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Restoring_brings_back_what_was_and_lets_the_numbers_of_events_go_on()
    {
        var written = await Backup.WriteAsync(Archive, Ct);
        await AddDomainAsync("returns");
        await ExecuteAsync("INSERT INTO sqlite_sequence (name, seq) SELECT 'Outbox', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'Outbox'); UPDATE sqlite_sequence SET seq = 4711 WHERE name = 'Outbox'");

        var restored = await Backup.RestoreAsync(Archive, Ct);

        Assert.Equal(written.Value, restored.Value);
        Assert.Equal("1.2.3", restored.Value!.Release);
        Assert.Equal(["sales"], await DomainsAsync());
        Assert.Equal("4711", await ScalarAsync("SELECT seq FROM sqlite_sequence WHERE name = 'Outbox'"));
        Assert.Equal([Archive], Directory.GetFiles(Path.GetDirectoryName(Archive)!));
    }

    [Fact]
    public async Task A_lost_database_is_put_back_without_what_is_left_of_its_log()
    {
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(File);
        await System.IO.File.WriteAllTextAsync(File + "-wal", "left over", Ct);

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);

        Assert.Equal(["sales"], await DomainsAsync());
    }

    [Theory]
    [InlineData("missing", "There is no file")]
    [InlineData("text", "cannot be read")]
    [InlineData("empty", "not a backup of a catalog")]
    [InlineData("cut", "cannot be read")]
    [InlineData("changed", "checksum")]
    [InlineData("newer", "newer release")]
    public async Task What_is_not_a_whole_backup_is_refused_and_changes_nothing(string damage, string sentence)
    {
        if (damage == "newer") await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_Later', '99')");
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        if (damage == "newer") await ExecuteAsync("DELETE FROM \"__EFMigrationsHistory\" WHERE \"MigrationId\" LIKE '9999%'");
        await DamageAsync(damage);
        await AddDomainAsync("returns");

        var restored = await Backup.RestoreAsync(Archive, Ct);

        Assert.Contains(sentence, restored.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Equal(["returns", "sales"], await DomainsAsync());
        Assert.Empty(Directory.GetFiles(Folder, "restore.*"));
    }

    [Fact]
    public async Task A_failed_backup_leaves_the_one_before()
    {
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        var before = await System.IO.File.ReadAllBytesAsync(Archive, Ct);
        SqliteConnection.ClearAllPools();
        await System.IO.File.WriteAllTextAsync(File, new string('x', 5000), Ct);
        System.IO.File.Delete(File + "-wal");

        var written = await Backup.WriteAsync(Archive, Ct);

        Assert.Contains("damaged", written.Refusal?.Sentence, StringComparison.Ordinal);
        Assert.Equal(before, await System.IO.File.ReadAllBytesAsync(Archive, Ct));
        Assert.Equal([Archive], Directory.GetFiles(Path.GetDirectoryName(Archive)!));
    }

    private async Task DamageAsync(string damage)
    {
        switch (damage)
        {
            case "missing":
                System.IO.File.Delete(Archive);
                break;
            case "text":
                await System.IO.File.WriteAllTextAsync(Archive, "not an archive", Ct);
                break;
            case "empty":
                System.IO.File.Delete(Archive);
                await using (await ZipFile.OpenAsync(Archive, ZipArchiveMode.Create, Ct)) break;
            case "cut":
                var content = await System.IO.File.ReadAllBytesAsync(Archive, Ct);
                await System.IO.File.WriteAllBytesAsync(Archive, content[..(content.Length / 2)], Ct);
                break;
            case "changed":
                await ChangeDatabaseAsync();
                break;
        }
    }

    /// <summary>Changes one byte of the database; the archive around it stays whole.</summary>
    private async Task ChangeDatabaseAsync()
    {
        await using var zip = await ZipFile.OpenAsync(Archive, ZipArchiveMode.Update, Ct);
        var entry = zip.GetEntry("catalog.db")!;
        using var content = new MemoryStream();
        await using (var whole = await entry.OpenAsync(Ct)) await whole.CopyToAsync(content, Ct);
        content.GetBuffer()[content.Length - 10] ^= 1;
        entry.Delete();
        content.Position = 0;
        await using var changed = await zip.CreateEntry("catalog.db").OpenAsync(Ct);
        await content.CopyToAsync(changed, Ct);
    }

    private async Task AddDomainAsync(string key)
    {
        await using var node = await CatalogNode.OpenAsync(database, clock);
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        db.Add(A.Domain(key));
        await db.SaveChangesAsync(Ct);
    }

    private async Task<List<string>> DomainsAsync()
    {
        await using var node = await CatalogNode.OpenAsync(database, clock);
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        return await db.Domains.Select(d => d.Key).OrderBy(key => key).ToListAsync(Ct);
    }

    private Task ExecuteAsync(string text) => ScalarAsync(text);

    private async Task<string?> ScalarAsync(string text)
    {
        await using var connection = new SqliteConnection(database.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }
}
