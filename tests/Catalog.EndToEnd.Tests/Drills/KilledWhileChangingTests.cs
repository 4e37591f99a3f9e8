using System.Text.RegularExpressions;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>kill -9 at any moment: what was answered with success is there, once, and told once.</summary>
[Trait("Category", "Drill")]
public sealed partial class KilledWhileChangingTests
{
    [Fact]
    public async Task Every_acknowledged_change_is_there_with_its_trail_and_its_notice_exactly_once()
    {
        await using var portal = await PortalProcess.StartAsync(TestContext.Current.CancellationToken, Drill.Unseeded);
        using var administrator = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        using var analyst = await Visitor.SignInAsync(portal.Url, "ana.ruiz");
        using (var made = await Drill.PutAsync(administrator, 1, "Purpose 0.")) Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync());
        await DrainedAsync(portal);
        await EmbeddedDatabase.ScalarAsync(portal, """
            INSERT INTO "Watches" ("PersonId", "Kind", "SubjectId", "Since")
            SELECT p."Id", 'Product', d."Id", '2030-01-01 00:00:00' FROM "People" p, "DataProducts" d WHERE p."Subject" = 'ana.ruiz'
            """);
        var before = await EmbeddedDatabase.CountAsync(portal, Events);
        var acknowledged = new List<string>();

        for (var round = 1; round <= Drill.Rounds; round++)
        {
            var known = acknowledged.Count;
            var changing = ChangeUntilGoneAsync(administrator, round, acknowledged);
            await Drill.UntilAsync("a change was acknowledged", () => Task.FromResult(Volatile.Read(ref known) < acknowledged.Count));
            await Task.Delay(new Random(round).Next(700));
            await portal.KillAsync();
            var last = await changing;
            await portal.StartAgainAsync(TestContext.Current.CancellationToken);
            await DrainedAsync(portal);

            var now = await administrator.GetStringAsync(new Uri("api/v1/products/logistics/parcels-1/odps.yaml", UriKind.Relative));
            Assert.True(now.Contains(acknowledged[^1], StringComparison.Ordinal) || now.Contains(last, StringComparison.Ordinal), $"{acknowledged[^1]} was acknowledged, but there is:\n{now}");
        }

        var trail = (await EmbeddedDatabase.ColumnAsync(portal, "SELECT \"Changes\" FROM \"ActivityEntries\""))
            .SelectMany(changes => NewPurpose().Matches(changes)).CountBy(match => match.Groups["purpose"].Value).ToDictionary();
        Assert.All(acknowledged, purpose => Assert.Equal(1, trail.GetValueOrDefault(purpose)));
        Assert.All(trail.Values, times => Assert.Equal(1, times));
        var events = await EmbeddedDatabase.CountAsync(portal, Events) - before;
        Assert.InRange(events, acknowledged.Count, acknowledged.Count + Drill.Rounds);
        Assert.Equal(events, await EmbeddedDatabase.CountAsync(portal, "\"InboxItems\" WHERE \"Kind\" = 'watched'"));
        Assert.Equal("ok", await EmbeddedDatabase.ScalarAsync(portal, "PRAGMA integrity_check"));
    }

    private const string Events = "\"Outbox\" WHERE \"Type\" = 'ProductChanged'";

    private static Task DrainedAsync(PortalProcess portal) => Drill.UntilAsync(
        "every event is handled", async () => await EmbeddedDatabase.CountAsync(portal, "\"Outbox\" WHERE \"HandledAt\" IS NULL") == 0);

    /// <summary>Answers with the change that was under way when the portal went.</summary>
    private static async Task<string> ChangeUntilGoneAsync(HttpClient http, int round, List<string> acknowledged)
    {
        for (var number = 1; ; number++)
        {
            var purpose = $"Purpose {round}.{number}.";
            try
            {
                using var answer = await Drill.PutAsync(http, 1, purpose);
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                acknowledged.Add(purpose);
            }
            catch (HttpRequestException)
            {
                return purpose;
            }
        }
    }

    [GeneratedRegex("\"new\":\\s*\"(?<purpose>Purpose [0-9.]+)\"", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NewPurpose();
}
