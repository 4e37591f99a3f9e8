using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>kill -9 while lineage comes in, one by one and in batches: what was acknowledged is in the log and gets into the graph.</summary>
[Trait("Category", "Drill")]
public sealed class KilledDuringIntakeTests
{
    private const int Senders = 8;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_acknowledged_event_is_there_and_in_the_graph()
    {
        await using var portal = await PortalProcess.StartAsync(Ct, Drill.Unseeded);
        var (_, made) = await portal.RunAsync(Ct, "token", "create", "--name", "pipeline", "--role", "intake");
        var token = made.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Trim();
        var acknowledged = new ConcurrentQueue<string>();

        for (var round = 1; round <= Drill.Rounds; round++)
        {
            var known = acknowledged.Count;
            var sending = Enumerable.Range(0, Senders).Select(sender => SendUntilGoneAsync(portal.Url, token, $"{round}-{sender}", sender % 2 == 0 ? 1 : 25, acknowledged)).ToList();
            await Drill.UntilAsync("events were acknowledged", () => Task.FromResult(acknowledged.Count > known + 50));
            await Task.Delay(new Random(round).Next(700), Ct);
            await portal.KillAsync();
            await Task.WhenAll(sending);
            await portal.StartAgainAsync(Ct);
            await Drill.UntilAsync("the log is projected", async () =>
                await EmbeddedDatabase.CountAsync(portal, """ log."LineageLog" WHERE "Sequence" > (SELECT "Position" FROM "LineagePositions" WHERE "Name" = 'project') """) == 0);

            Assert.Empty(acknowledged.Except(await EmbeddedDatabase.ColumnAsync(portal, """SELECT json_extract("Json", '$.job.name') FROM log."LineageLog" """)));
            Assert.Empty(acknowledged.Except(await EmbeddedDatabase.ColumnAsync(portal, """
                SELECT j."Name" FROM "Jobs" j JOIN "LineageEdges" e ON e."From" = j."Number" JOIN "Datasets" d ON d."Number" = e."To" AND d."Name" = 'of ' || j."Name"
                """)));
            Assert.Equal("ok", await EmbeddedDatabase.ScalarAsync(portal, "PRAGMA integrity_check"));
        }
    }

    private static async Task SendUntilGoneAsync(Uri portal, string token, string sender, int size, ConcurrentQueue<string> acknowledged)
    {
        using var http = new HttpClient { BaseAddress = portal };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        for (var number = 0; ; number++)
        {
            var names = Enumerable.Range(0, size).Select(n => $"{sender}-{number}-{n}").ToList();
            try
            {
                using var body = new StringContent(size == 1 ? Event(names[0]) : $"[{string.Join(',', names.Select(Event))}]", Encoding.UTF8, "application/json");
                using var answer = await http.PostAsync(new Uri(size == 1 ? "api/v1/lineage" : "api/v1/lineage/batch", UriKind.Relative), body, Ct);
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(Ct)}");
                foreach (var name in names) acknowledged.Enqueue(name);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    private static string Event(string job) =>
        $$$"""{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"drill","name":"{{{job}}}"},"outputs":[{"namespace":"drill","name":"of {{{job}}}"}]}""";
}
