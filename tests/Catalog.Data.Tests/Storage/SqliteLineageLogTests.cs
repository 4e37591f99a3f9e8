using System.Text;
using Catalog.Connectors.OpenLineage;
using Catalog.Core.Lineage;
using Catalog.Core.People;
using Catalog.Data.Lineage;
using Catalog.Data.Sqlite;
using Catalog.TestKit.Databases;
using Catalog.TestKit.Time;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Catalog.Data.Tests.Storage;

/// <summary>Raw events lie in a file of their own, and what was acknowledged is learned whatever became of the files.</summary>
[Trait("Database", "Sqlite")]
public sealed class SqliteLineageLogTests : IAsyncLifetime
{
    private const string Log = "catalog.lineage.db";
    private readonly SqliteDatabase database = new();
    private readonly FixedClock clock = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;

    private string Folder => Path.GetDirectoryName(File)!;

    private string Archive => Path.Combine(Folder, "a", "catalog.backup");

    private SqliteBackup Backup => new(File, "1.2.3", clock);

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_log_has_the_table_that_the_catalog_has()
    {
        await using var node = await OpenAsync();
        await SendAsync(node, "one");

        const string Made = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_master WHERE tbl_name = 'LineageLog' AND sql IS NOT NULL ORDER BY name)";
        Assert.Equal(await ScalarAsync(File, Made), await ScalarAsync(Path.Combine(Folder, Log), Made));
        Assert.Equal("0", await ScalarAsync(File, "SELECT count(*) FROM LineageLog"));
        Assert.Equal("1", await ScalarAsync(Path.Combine(Folder, Log), "SELECT count(*) FROM LineageLog"));
    }

    [Fact]
    public async Task Only_the_log_is_synced_with_every_commit_and_its_context_compiles_no_query_again()
    {
        await using var node = await OpenAsync();
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        await using var log = await node.Contexts.OpenLogAsync(Ct);

        const int Normal = 1, Full = 2;
        Assert.Equal([Normal], await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync(Ct));
        Assert.Equal([Full], await log.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").ToListAsync(Ct));
        // What EF keeps, the queries it compiled among it, lies in one cache for each of its providers of services.
        Assert.Same(db.GetService<IMemoryCache>(), log.GetService<IMemoryCache>());
    }

    [Fact]
    public async Task Events_of_an_earlier_release_are_taken_over_and_learned()
    {
        await using (var before = await OpenAsync())
        {
            await SendAsync(before, "learned");
            await ProjectAsync(before);
            await SendAsync(before, "waiting");
        }
        await ScalarAsync(File, $"ATTACH '{Path.Combine(Folder, Log)}' AS log; INSERT INTO LineageLog SELECT * FROM log.LineageLog");
        LoseLog();

        await using var node = await OpenAsync();
        await ProjectAsync(node);

        Assert.Equal(["learned", "waiting"], await JobsAsync(node));
        Assert.Equal("0", await ScalarAsync(File, "SELECT count(*) FROM LineageLog"));
        Assert.Equal("2", await ScalarAsync(Path.Combine(Folder, Log), "SELECT count(*) FROM LineageLog"));
    }

    [Fact]
    public async Task After_the_log_was_lost_what_comes_is_learned()
    {
        await using (var before = await OpenAsync())
        {
            await SendAsync(before, "one", "two", "three");
            await ProjectAsync(before);
        }
        LoseLog();

        await using var node = await OpenAsync();
        await SendAsync(node, "four");
        await ProjectAsync(node);

        Assert.Equal(["four", "one", "three", "two"], await JobsAsync(node));
    }

    [Fact]
    public async Task An_archive_holds_the_events_and_those_that_waited_are_learned_where_it_is_restored()
    {
        await using var node = await OpenAsync();
        await SendAsync(node, "learned");
        await ProjectAsync(node);
        await SendAsync(node, "waiting");
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "later 1", "later 2", "later 3");
        await ProjectAsync(node);

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "new");
        await ProjectAsync(node);

        Assert.Equal(["learned", "new", "waiting"], await JobsAsync(node));
        await using var log = await node.Contexts.OpenLogAsync(Ct);
        Assert.Equal(["learned", "waiting", "new"], (await log.LineageLog.OrderBy(e => e.Sequence).Select(e => e.Json).ToListAsync(Ct)).Select(json => json.Split('"')[^2]));
        Assert.Equal(0, await node.Get<LineageProjector>().WaitingAsync(Ct));
    }

    [Fact]
    public async Task An_archive_of_a_larger_catalog_leaves_nothing_of_this_one()
    {
        await using (var large = await OpenAsync())
        {
            await SendAsync(large, [.. Enumerable.Range(0, 20).Select(i => $"large {i:00}")]);
            await ProjectAsync(large);
            await SendAsync(large, "large waiting");
            Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        }
        LoseLog();
        SqliteConnection.ClearAllPools();
        foreach (var part in Directory.GetFiles(Folder, "catalog.db*")) System.IO.File.Delete(part);
        await using var node = await OpenAsync();
        await SendAsync(node, "small 1", "small 2");
        await ProjectAsync(node);
        await SendAsync(node, "small waiting");

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "new");
        await ProjectAsync(node);

        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => $"large {i:00}"), "large waiting", "new"], await JobsAsync(node));
    }

    [Fact]
    public async Task An_archive_without_events_leaves_none_of_those_that_were_there_and_they_can_come_again()
    {
        await using var node = await OpenAsync();
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "gone 1", "gone 2");
        await ProjectAsync(node);

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        await using (var log = await node.Contexts.OpenLogAsync(Ct)) Assert.Equal(0, await log.LineageLog.CountAsync(Ct));
        await SendAsync(node, "gone 1");
        await ProjectAsync(node);

        Assert.Equal(["gone 1"], await JobsAsync(node));
        await using var again = await OpenAsync();
        await using var kept = await again.Contexts.OpenLogAsync(Ct);
        Assert.Equal(1, await kept.LineageLog.CountAsync(Ct));
    }

    [Fact]
    public async Task What_comes_between_putting_the_catalog_back_and_its_events_hides_none_of_those_that_waited()
    {
        await using var node = await OpenAsync();
        await SendAsync(node, "waiting 1", "waiting 2");
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        // As right after the copy: the events stand in the catalog, and the portal projects what comes.
        await ScalarAsync(File, $"""
            ATTACH '{Path.Combine(Folder, Log)}' AS log;
            UPDATE LineagePositions SET Position = (SELECT seq FROM log.sqlite_sequence WHERE name = 'LineageLog') WHERE Name IN ('project', 'append');
            INSERT INTO LineageLog SELECT * FROM log.LineageLog;
            UPDATE LineageLog SET Sequence = Sequence + 100;
            DELETE FROM log.LineageLog
            """);
        await SendAsync(node, "meanwhile");
        await ProjectAsync(node);

        await using var next = await OpenAsync();
        await ProjectAsync(next);

        Assert.Equal(["meanwhile", "waiting 1", "waiting 2"], await JobsAsync(next));
    }

    [Fact]
    public async Task A_catalog_that_was_lost_under_a_running_portal_is_put_back_and_takes_events_again()
    {
        await using var node = await OpenAsync();
        await SendAsync(node, "one");
        await ProjectAsync(node);
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "lost with the catalog");
        SqliteConnection.ClearAllPools();
        foreach (var part in Directory.GetFiles(Folder, "catalog.db*")) System.IO.File.Delete(part);

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        await SendAsync(node, "two");
        await ProjectAsync(node);
        LoseLog();
        await SendAsync(node, "three");
        await ProjectAsync(node);

        Assert.Equal(["one", "three", "two"], await JobsAsync(node));
    }

    [Fact]
    public async Task An_archive_is_put_over_a_file_that_holds_no_catalog_yet()
    {
        await using (var node = await OpenAsync()) await SendAsync(node, "one");
        Assert.True((await Backup.WriteAsync(Archive, Ct)).IsOk);
        LoseLog();
        foreach (var part in Directory.GetFiles(Folder, "catalog.db*")) System.IO.File.Delete(part);
        await System.IO.File.WriteAllBytesAsync(File, [], Ct);

        Assert.True((await Backup.RestoreAsync(Archive, Ct)).IsOk);
        await using var restored = await OpenAsync();
        await ProjectAsync(restored);

        Assert.Equal(["one"], await JobsAsync(restored));
    }

    private Task<CatalogNode> OpenAsync() => CatalogNode.OpenAsync(database, clock, services => services.AddSingleton<ILineageReader, OpenLineageReader>());

    private static async Task SendAsync(CatalogNode node, params string[] jobs)
    {
        var reader = node.Get<ILineageReader>();
        var readings = jobs.Select(job => reader.Read(Encoding.UTF8.GetBytes($$$"""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"n","name":"{{{job}}}"}}"""))).ToList();
        Assert.True((await node.Get<TakeLineage>().ExecuteAsync(readings, Actor.Verb("test"), Ct)).IsOk);
    }

    private static async Task ProjectAsync(CatalogNode node)
    {
        while (await node.Get<LineageProjector>().ProjectAsync(Ct) > 0)
        {
            // Until nothing waits.
        }
    }

    private static async Task<List<string>> JobsAsync(CatalogNode node)
    {
        await using var db = await node.Contexts.CreateDbContextAsync(Ct);
        return await db.Jobs.OrderBy(j => j.Name).Select(j => j.Name).ToListAsync(Ct);
    }

    private void LoseLog()
    {
        SqliteConnection.ClearAllPools();
        foreach (var part in Directory.GetFiles(Folder, Log + "*")) System.IO.File.Delete(part);
    }

    private static async Task<string?> ScalarAsync(string file, string text)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are ours.
        command.CommandText = text;
#pragma warning restore CA2100
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }
}
