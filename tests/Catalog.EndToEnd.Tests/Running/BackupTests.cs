using System.Net;
using Catalog.EndToEnd.Tests.Drills;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Xunit;

namespace Catalog.EndToEnd.Tests.Running;

/// <summary>The verbs <c>backup</c> and <c>restore</c> as people type them, beside a portal that runs.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("catalog-backup-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Archive => Path.Combine(_folder, "catalog.backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_taken_while_the_catalog_is_written_to_holds_one_moment_of_it_and_opens_elsewhere()
    {
        await using var portal = await PortalProcess.StartAsync(Ct, Unseeded);
        await ImportAsync(portal, 0, 40);
        var writing = ImportAsync(portal, 40, 400);

        var (exit, says) = await portal.RunAsync(Ct, "backup", Archive);
        await writing;

        Assert.True(exit == 0, says);
        await using var elsewhere = await PortalProcess.StartAsync(Ct, Unseeded);
        await elsewhere.TerminateAsync(Ct);
        var (restored, sentence) = await elsewhere.RunAsync(Ct, "restore", Archive);
        Assert.True(restored == 0, sentence);
        await elsewhere.StartAgainAsync(Ct);
        Assert.InRange(await CountAsync(elsewhere, "DataProducts"), 40, 440);
        Assert.Equal("0", await EmbeddedDatabase.ScalarAsync(elsewhere, """SELECT count(*) FROM "DataProducts" p WHERE NOT EXISTS (SELECT 1 FROM "ActivityEntries" a WHERE a."ProductId" = p."Id")"""));
        Assert.Equal("ok", await EmbeddedDatabase.ScalarAsync(elsewhere, "PRAGMA integrity_check"));
        Assert.Equal("", await EmbeddedDatabase.ScalarAsync(elsewhere, "PRAGMA foreign_key_check"));
        await ImportAsync(elsewhere, 0, 440);
        Assert.Equal(440, await CountAsync(elsewhere, "DataProducts"));
    }

    [Fact]
    public async Task Restoring_under_a_running_portal_brings_back_what_was_and_the_portal_goes_on()
    {
        await using var portal = await PortalProcess.StartAsync(Ct, Unseeded);
        await ImportAsync(portal, 0, 5);
        Assert.Equal(0, (await portal.RunAsync(Ct, "backup", Archive)).ExitCode);
        await ImportAsync(portal, 5, 5);
        Assert.Equal(10, await CountAsync(portal, "DataProducts"));

        var (elsewhere, tool) = await portal.RunAsync(Ct, "restore", Archive, "--Catalog:Database:Provider", "Postgres", "--Catalog:Database:ConnectionString", "Host=127.0.0.1;Port=1");
        var (exit, says) = await portal.RunAsync(Ct, "restore", Archive);

        Assert.Equal(1, elsewhere);
        Assert.Contains("pg_restore", tool, StringComparison.Ordinal);
        Assert.True(exit == 0, says);
        Assert.Equal(5, await CountAsync(portal, "DataProducts"));
        await portal.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), Ct);
        await ImportAsync(portal, 10, 2);
        Assert.Equal(7, await CountAsync(portal, "DataProducts"));
        Assert.Equal("ok", await EmbeddedDatabase.ScalarAsync(portal, "PRAGMA integrity_check"));
        Assert.Equal(["catalog.db", "catalog.lineage.db"], Directory.GetFiles(portal.DataDirectory, "*.db").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_running_portal_answers_of_the_catalog_that_was_put_back_and_forgets_the_one_before()
    {
        await using var portal = await PortalProcess.StartAsync(Ct, Unseeded);
        using var administrator = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        await ImportAsync(portal, 0, 1);
        await Drill.UntilAsync("the first product is known", () => KnowsAsync(administrator, 0));
        Assert.Equal(0, (await portal.RunAsync(Ct, "backup", Archive)).ExitCode);
        await ImportAsync(portal, 1, 1);
        await Drill.UntilAsync("the second product is known", () => KnowsAsync(administrator, 1));

        var (exit, says) = await portal.RunAsync(Ct, "restore", Archive);

        Assert.True(exit == 0, says);
        await Drill.UntilAsync("the second product is not known any more", async () => !await KnowsAsync(administrator, 1));
        await Drill.UntilAsync("the first product is known", () => KnowsAsync(administrator, 0));
    }

    /// <summary>The gate answers from memory.</summary>
    private static async Task<bool> KnowsAsync(HttpClient http, int product)
    {
        using var answer = await http.GetAsync(new Uri($"api/v1/products/logistics/parcels-{product}/gate", UriKind.Relative), Ct);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    private static readonly Dictionary<string, string> Unseeded = new() { ["Catalog:Demo:Seed"] = "false" };

    private async Task ImportAsync(PortalProcess portal, int from, int count)
    {
        var files = Directory.CreateDirectory(Path.Combine(_folder, $"from-{from}")).FullName;
        for (var number = from; number < from + count; number++)
            await File.WriteAllTextAsync(Path.Combine(files, $"{number}.odps.yaml"), Documents.Product(number), Ct);
        var (exit, says) = await portal.RunAsync(Ct, "import", files);
        Assert.True(exit == 0, says);
    }

    private static Task<int> CountAsync(PortalProcess portal, string table) => EmbeddedDatabase.CountAsync(portal, $"\"{table}\"");
}
