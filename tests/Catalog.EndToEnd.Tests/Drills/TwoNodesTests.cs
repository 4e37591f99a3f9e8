using System.Diagnostics;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.TestKit.Databases;
using Microsoft.Playwright;
using Npgsql;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>Two portals share one PostgreSQL: what happens on one is seen on the other, and done once.</summary>
[Trait("Category", "Drill")]
public sealed class TwoNodesTests(BrowserFixture browser, PostgresDatabase postgres) : Journey(browser), IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_change_on_one_node_appears_on_a_page_of_the_other_and_is_told_once()
    {
        var settings = new Dictionary<string, string>(Drill.Unseeded)
        {
            ["Catalog:Database:Provider"] = "Postgres",
            ["Catalog:Database:ConnectionString"] = postgres.ConnectionString,
        };
        await using var one = await PortalProcess.StartAsync(Ct, settings);
        await using var two = await PortalProcess.StartAsync(Ct, settings);
        using var http = await Visitor.SignInAsync(two.Url, "ingrid.solberg");
        using (var made = await Drill.PutAsync(http, 1, "Purpose 0.")) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        var page = await OpenAsync(one.Url);
        await page.SignInAsync("Ana Ruiz", "products/logistics/parcels-1");
        await Assertions.Expect(page.Page.GetByText("Purpose 0.").First).ToBeVisibleAsync();
        await page.CircuitAsync();
        await ExecuteAsync("""
            INSERT INTO "Watches" ("PersonId", "Kind", "SubjectId", "Since")
            SELECT p."Id", 'Product', d."Id", now() FROM "People" p, "DataProducts" d WHERE p."Subject" = 'ana.ruiz'
            """);

        for (var round = 1; round <= Drill.Rounds; round++)
        {
            var began = Stopwatch.GetTimestamp();
            using (var changed = await Drill.PutAsync(http, 1, $"Purpose {round}.")) Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
            var stored = Stopwatch.GetTimestamp();
            await Assertions.Expect(page.Page.GetByText($"Purpose {round}.").First).ToBeVisibleAsync();
            Drill.Measured("two-nodes-put", Stopwatch.GetElapsedTime(began, stored));
            Drill.Measured("two-nodes-seen", Stopwatch.GetElapsedTime(stored), TimeSpan.FromSeconds(2));
        }

        // Before the portals go: a page that loses its portal complains.
        await page.Page.CloseAsync();

        await Drill.UntilAsync("every event is handled", async () => await ExecuteAsync("SELECT count(*) FROM \"Outbox\" WHERE \"HandledAt\" IS NULL") == 0);
        Assert.Equal(Drill.Rounds, await ExecuteAsync("SELECT count(*) FROM \"InboxItems\" WHERE \"Kind\" = 'watched'"));
        Assert.Equal(0, await ExecuteAsync("SELECT count(*) FROM \"Outbox\" WHERE \"Attempts\" >= 10"));
    }

    private async Task<long> ExecuteAsync(string text)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are the constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(Ct) is long count ? count : 0;
    }
}
