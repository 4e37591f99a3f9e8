using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.EndToEnd.Tests.Running;
using Xunit;

namespace Catalog.EndToEnd.Tests.Drills;

/// <summary>kill -9 while the index follows changes or is made anew: search finds exactly what the database has, after every round.</summary>
[Trait("Category", "Drill")]
public sealed class KilledWhileIndexingTests : IDisposable
{
    private const int There = 400;
    private const int MomentsToWait = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("catalog-drill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_index_that_was_killed_at_any_moment_equals_the_database_again()
    {
        var ct = TestContext.Current.CancellationToken;
        for (var number = 1; number <= There; number++) await File.WriteAllTextAsync(Path.Combine(_folder, $"{number}.odps.yaml"), Documents.Product(number), ct);
        await using var portal = await PortalProcess.StartAsync(ct, Drill.Unseeded);
        using var administrator = await Visitor.SignInAsync(portal.Url, "ingrid.solberg");
        var (exit, says) = await portal.RunAsync(ct, "import", _folder);
        Assert.True(exit == 0, says);
        // Another process wrote; the portal notices when it looks next.
        await Drill.UntilAsync("what was imported is found", async () => (await PageAsync(administrator, "product", null)).GetProperty("total").GetInt32() == There);
        await EqualAsync(portal, administrator);

        var written = There;
        for (var round = 1; round <= Drill.Rounds; round++)
        {
            var before = written;
            var writing = WriteUntilGoneAsync(administrator, round, () => Interlocked.Increment(ref written));
            await Drill.UntilAsync("something was written", () => Task.FromResult(Volatile.Read(ref written) > before));
            // Every other round the whole index is being made anew besides.
            var reindexing = round % 2 == 0 ? portal.RunAndKillAsync(() => Task.FromResult(writing.IsCompleted), ct, "reindex") : Task.FromResult(true);
            await Task.Delay(new Random(round).Next(round % 2 == 0 ? 2500 : 900), ct);
            await portal.KillAsync();
            await Task.WhenAll(writing, reindexing);

            var began = Stopwatch.GetTimestamp();
            await portal.StartAgainAsync(ct);
            await EqualAsync(portal, administrator);
            Drill.Measured("index-equals-database-after-kill", Stopwatch.GetElapsedTime(began));
        }
    }

    /// <summary>New things of every kind and other words for old ones, as fast as the portal takes them.</summary>
    private static async Task WriteUntilGoneAsync(HttpClient http, int round, Action written)
    {
        for (var step = 0; ; step++)
        {
            var said = $"{round}.{step}";
            var old = 1 + (step * 7 % There);
            try
            {
                using var answer = await ((step % 8) switch
                {
                    0 or 4 => Drill.PutAsync(http, (1000 * round) + step, $"Purpose {said}."),
                    1 => PutAsync(http, $"contracts/parcels-{old}-table", new StringContent(Documents.Contract(old, said), Encoding.UTF8, "application/yaml")),
                    2 => PutAsync(http, $"products/logistics/parcels-{old}/docs/notes-{step % 3}", JsonContent.Create(new { markdown = $"What was said at {said}.", title = $"Notes {said}" })),
                    3 => http.PostAsync(new Uri("api/v1/lineage", UriKind.Relative), new StringContent(Run(said), Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken),
                    5 => PutAsync(http, $"glossary/word-{old % 20}", JsonContent.Create(new { name = $"Word {said}", definition = "What it means." })),
                    6 => PutAsync(http, $"domains/area-{old % 5}", JsonContent.Create(new { name = $"Area {said}", description = $"About {said}." })),
                    _ => PutAsync(http, $"teams/crew-{old % 5}", JsonContent.Create(new { name = $"Crew {said}", description = $"Of {said}." })),
                });
                Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
                written();
            }
            catch (HttpRequestException)
            {
                // It was killed.
                return;
            }
        }
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient http, string what, HttpContent content) => http.PutAsync(new Uri($"api/v1/{what}", UriKind.Relative), content, TestContext.Current.CancellationToken);

    private static string Run(string said) =>
        $$$"""{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"drill","name":"{{{said}}}"},"outputs":[{"namespace":"drill","name":"of {{{said}}}"}]}""";

    /// <summary>What the database has of each kind, as search shows it: the key, and where it may be edited the words that say in which state.</summary>
    private static readonly (string Type, string Stored)[] Kinds =
    [
        ("product", """SELECT "Key" || ' | ' || "Title" || ' | ' || "Purpose" FROM "DataProducts" """),
        ("port", """SELECT d."Key" || '#' || p."Name" || ' | ' || p."Name" || ' | ' FROM "Ports" p JOIN "DataProducts" d ON d."Id" = p."ProductId" """),
        ("dataset", """SELECT 'dataset:' || "Namespace" || ':' || "Name" || ' | ' || "Name" || ' | ' FROM "Datasets" """),
        ("contract", """SELECT "ContractId" || ' | ' || coalesce("Name", "ContractId") || ' | ' FROM "DataContracts" """),
        ("documentation", """SELECT d."Key" || '/' || p."Slug" || ' | ' || p."Title" || ' | ' FROM "DocumentationPages" p JOIN "DataProducts" d ON d."Id" = p."ProductId" """),
        ("domain", """SELECT "Key" || ' | ' || "Name" || ' | ' || coalesce("Description", '') FROM "Domains" """),
        ("team", """SELECT "Key" || ' | ' || "Name" || ' | ' || coalesce("Description", '') FROM "Teams" """),
        ("person", """SELECT "Name" || ' | ' || "Name" || ' | ' || coalesce("Title", '') FROM "People" """),
        ("term", """SELECT "Key" || ' | ' || "Name" || ' | ' FROM "GlossaryTerms" """),
    ];

    private static async Task EqualAsync(PortalProcess portal, HttpClient http)
    {
        await Drill.UntilAsync("search is ready", async () => (await PageAsync(http, "product", null)).GetProperty("index").GetProperty("condition").GetString() == "ready");
        // Lineage that was acknowledged is learned first.
        await Drill.UntilAsync("the log is projected", async () =>
            await EmbeddedDatabase.CountAsync(portal, """ log."LineageLog" WHERE "Sequence" > (SELECT "Position" FROM "LineagePositions" WHERE "Name" = 'project') """) == 0);
        foreach (var (type, stored) in Kinds)
        {
            var (there, found) = await BothAsync(type, stored);
            // The last change may be a moment away.
            for (var waited = 0; waited < MomentsToWait && !found.SequenceEqual(there); waited++)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
                (there, found) = await BothAsync(type, stored);
            }
            Assert.Equal(there, found);
        }

        async Task<(List<string> There, List<string> Found)> BothAsync(string type, string stored) =>
            (Sorted(await EmbeddedDatabase.ColumnAsync(portal, stored)), Sorted(await AllAsync(http, type, Line)));
    }

    private static string Line(JsonElement hit)
    {
        var key = hit.GetProperty("type").GetString() == "person" ? hit.GetProperty("title").GetString() : hit.GetProperty("key").GetString();
        var summary = hit.GetProperty("type").GetString() is "port" or "dataset" or "contract" ? "" : hit.GetProperty("summary").GetString();
        return $"{key} | {hit.GetProperty("title").GetString()} | {summary}";
    }

    private static async Task<List<string>> AllAsync(HttpClient http, string type, Func<JsonElement, string> line)
    {
        var found = new List<string>();
        string? after = null;
        do
        {
            var page = await PageAsync(http, type, after);
            found.AddRange(page.GetProperty("hits").EnumerateArray().Select(line));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        return found;
    }

    private static Task<JsonElement> PageAsync(HttpClient http, string type, string? after) =>
        http.GetFromJsonAsync<JsonElement>(new Uri($"api/v1/search?type={type}&limit=100&after={after}", UriKind.Relative), TestContext.Current.CancellationToken);

    private static List<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
