using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.EndToEnd.Tests.Running;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>kill -9 in the middle of an import: importing again brings in the rest.</summary>
[Trait("Category", "Drill")]
public sealed class KilledWhileImportingTests : IDisposable
{
    private const int Size = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("catalog-drill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_second_import_completes_what_a_killed_one_began_and_nothing_is_there_twice()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(ct, Drill.Unseeded);
        var killed = 0;
        for (var round = 0; round < Drill.Rounds; round++)
        {
            var files = Directory.CreateDirectory(Path.Combine(_folder, $"{round}")).FullName;
            for (var number = 0; number < Size; number++) await File.WriteAllTextAsync(Path.Combine(files, $"{number}.odps.yaml"), Documents.Product((round * Size) + number), ct);
            var enough = (round * Size) + new Random(round).Next(1, Size / 2);

            if (await portal.RunAndKillAsync(async () => await EmbeddedDatabase.CountAsync(portal, "\"DataProducts\"") >= enough, ct, "import", files)) killed++;
            Assert.Equal("ok", await EmbeddedDatabase.ScalarAsync(portal, "PRAGMA integrity_check"));
            var (exit, says) = await portal.RunAsync(ct, "import", files);

            Assert.True(exit == 0, says);
            Assert.Equal((round + 1) * Size, await EmbeddedDatabase.CountAsync(portal, "\"DataProducts\""));
            Assert.Equal((round + 1) * Size, await EmbeddedDatabase.CountAsync(portal, "\"ProductSources\""));
            Assert.Equal("1", await EmbeddedDatabase.ScalarAsync(portal, "SELECT max(n) FROM (SELECT count(*) n FROM \"ActivityEntries\" WHERE \"ProductId\" IS NOT NULL GROUP BY \"ProductId\")"));
        }

        Assert.True(killed > 0, "No import was still running when it was to be killed.");

        // Nobody runs what was killed: a portal that starts after a while says so.
        await EmbeddedDatabase.ScalarAsync(portal, """UPDATE "ImportRuns" SET "AliveAt" = '2020-01-01 00:00:00' WHERE "State" = 'Running'""");
        await portal.KillAsync();
        await portal.StartAgainAsync(ct);
        await Drill.UntilAsync("killed imports are interrupted", async () => await EmbeddedDatabase.CountAsync(portal, "\"ImportRuns\" WHERE \"State\" = 'Interrupted'") == killed);
        Assert.Equal(0, await EmbeddedDatabase.CountAsync(portal, "\"ImportRuns\" WHERE \"State\" = 'Running'"));

        var (again, unchanged) = await portal.RunAsync(ct, "import", Path.Combine(_folder, "0"));
        Assert.Equal(0, again);
        Assert.Contains($"created 0, updated 0, unchanged {Size},", unchanged, StringComparison.Ordinal);
    }
}
