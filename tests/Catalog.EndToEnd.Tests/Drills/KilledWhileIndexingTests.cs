using System.Diagnostics;
using System.Net.Http.Json;
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

    /// <summary>New products and other purposes of old ones, as fast as the portal takes them.</summary>
    private static async Task WriteUntilGoneAsync(HttpClient http, int round, Action written)
    {
        for (var step = 0; ; step++)
        {
            var number = step % 2 == 0 ? (1000 * round) + step : 1 + (step * 7 % There);
            try
            {
                using var answer = await Drill.PutAsync(http, number, $"Purpose {round}.{step}.");
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

    private static async Task EqualAsync(PortalProcess portal, HttpClient http)
    {
        await Drill.UntilAsync("search is ready", async () => (await PageAsync(http, "product", null)).GetProperty("index").GetProperty("condition").GetString() == "ready");
        Assert.Equal(
            Sorted(await EmbeddedDatabase.ColumnAsync(portal, """SELECT "Key" || ' | ' || "Title" || ' | ' || "Purpose" FROM "DataProducts" """)),
            Sorted(await AllAsync(http, "product", hit => $"{hit.GetProperty("key").GetString()} | {hit.GetProperty("title").GetString()} | {hit.GetProperty("summary").GetString()}")));
        Assert.Equal(
            Sorted(await EmbeddedDatabase.ColumnAsync(portal, """SELECT d."Key" || '#' || p."Name" FROM "Ports" p JOIN "DataProducts" d ON d."Id" = p."ProductId" """)),
            Sorted(await AllAsync(http, "port", hit => hit.GetProperty("key").GetString()!)));
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
