using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.TestKit.Databases;
using Npgsql;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>The database goes away under a running portal: it says so calmly, and goes on by itself when it is back.</summary>
[Trait("Category", "Drill")]
public sealed class LostDatabaseTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_portal_whose_PostgreSQL_is_lost_is_not_ready_and_recovers_within_seconds()
    {
        var ct = TestContext.Current.CancellationToken;
        var target = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        using var line = new SeverableLine(target.Host!, target.Port);
        line.Mend();
        (target.Host, target.Port, target.Timeout) = ("127.0.0.1", line.Port, 3);
        await using var portal = await PortalProcess.StartAsync(ct, new Dictionary<string, string>(Drill.Unseeded)
        {
            ["Catalog:Database:Provider"] = "Postgres",
            ["Catalog:Database:ConnectionString"] = target.ToString(),
        });
        using var http = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");

        for (var round = 0; round < Drill.Rounds; round++)
        {
            using (var made = await Drill.PutAsync(http, round, "Before.")) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(ct));

            line.Cut();
            await Drill.UntilAsync("the portal says that it is not ready", async () => await StatusAsync(http, "healthz/ready") == HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "healthz/live"));
            using (var refused = await Drill.PutAsync(http, round, "Meanwhile.")) await CalmAsync(refused);
            using (var page = await http.GetAsync(new Uri($"products/logistics/parcels-{round}", UriKind.Relative), ct)) await CalmAsync(page);

            line.Mend();
            await Drill.UntilAsync("the portal is ready again", async () => await StatusAsync(http, "healthz/ready") == HttpStatusCode.OK);
            using var after = await Drill.PutAsync(http, round, "After.");
            Assert.True(after.IsSuccessStatusCode, await after.Content.ReadAsStringAsync(ct));
        }
    }

    [Fact]
    public async Task The_gate_answers_a_pipeline_with_the_last_known_verdict_while_PostgreSQL_is_lost()
    {
        var ct = TestContext.Current.CancellationToken;
        var target = new NpgsqlConnectionStringBuilder(postgres.ConnectionString);
        using var line = new SeverableLine(target.Host!, target.Port);
        line.Mend();
        (target.Host, target.Port, target.Timeout) = ("127.0.0.1", line.Port, 3);
        await using var portal = await PortalProcess.StartAsync(ct, new Dictionary<string, string>(Drill.Unseeded)
        {
            ["Catalog:Database:Provider"] = "Postgres",
            ["Catalog:Database:ConnectionString"] = target.ToString(),
        });
        using var administrator = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        using (var made = await Drill.PutAsync(administrator, 7, "Before.")) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(ct));
        using (var sent = await administrator.PostAsJsonAsync("api/v1/quality/great-expectations?product=logistics/parcels-7&port=table", new { suite_name = "nightly", success = false, results = new[] { new { success = false, expectation_config = new { type = "expect_column_values_to_not_be_null", kwargs = new { column = "id" } }, result = new { element_count = 100, unexpected_count = 50 } } } }, ct))
            Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(ct));
        using var token = await administrator.PostAsJsonAsync("api/v1/tokens", new { name = "job", role = "gate" }, ct);
        using var job = new HttpClient { BaseAddress = portal.Url };
        job.DefaultRequestHeaders.Authorization = new("Bearer", (await token.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("secret").GetString());
        var before = await AskAsync(job, HttpStatusCode.OK);
        Assert.Equal(("BLOCK", false), (before.GetProperty("verdict").GetString(), before.GetProperty("degraded").GetBoolean()));

        line.Cut();
        await Drill.UntilAsync("the answer is marked as the last known", async () => (await AskAsync(job, HttpStatusCode.OK)).GetProperty("degraded").GetBoolean());
        // Longer than a token is remembered while the database can be asked.
        await Task.Delay(TimeSpan.FromSeconds(7), ct);
        var during = await AskAsync(job, HttpStatusCode.OK);
        Assert.Equal(("BLOCK", "INVALID", JsonValueKind.String), (during.GetProperty("verdict").GetString(), during.GetProperty("state").GetString(), during.GetProperty("asOf").ValueKind));
        await AskAsync(job, HttpStatusCode.Conflict, "?enforce=true");

        line.Mend();
        await Drill.UntilAsync("the answer is no longer marked", async () => !(await AskAsync(job, HttpStatusCode.OK)).GetProperty("degraded").GetBoolean());
    }

    [Fact]
    public async Task While_another_process_holds_the_SQLite_file_readers_go_on_and_writers_wait_or_are_told()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var portal = await PortalProcess.StartAsync(ct, Drill.Unseeded);
        using var http = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        using (var made = await Drill.PutAsync(http, 1, "Before.")) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(ct));

        await using (var other = await EmbeddedDatabase.OpenAsync(portal))
        {
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN EXCLUSIVE";
            await command.ExecuteNonQueryAsync(ct);
            var writing = Drill.PutAsync(http, 1, "Meanwhile.");
            using (var read = await http.GetAsync(new Uri("api/v1/products/logistics/parcels-1/odps.yaml", UriKind.Relative), ct)) Assert.Equal(HttpStatusCode.OK, read.StatusCode);
            // Longer than a writer waits for its turn.
            await Task.Delay(TimeSpan.FromSeconds(8), ct);
            command.CommandText = "ROLLBACK";
            await command.ExecuteNonQueryAsync(ct);
            using var written = await writing;
            if (!written.IsSuccessStatusCode) await CalmAsync(written);
        }

        await portal.WaitUntilReadyAsync(TimeSpan.FromSeconds(60), ct);
        using var after = await Drill.PutAsync(http, 1, "After.");
        Assert.True(after.IsSuccessStatusCode, await after.Content.ReadAsStringAsync(ct));
    }

    private static async Task<JsonElement> AskAsync(HttpClient job, HttpStatusCode status, string query = "")
    {
        using var answer = await job.GetAsync(new Uri($"api/v1/products/logistics/parcels-7/gate{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    /// <summary>503, and nothing of how it is built.</summary>
    private static async Task CalmAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, $"{answer.StatusCode}: {body}");
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
    }
}
