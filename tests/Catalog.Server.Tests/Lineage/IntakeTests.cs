using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Catalog.Core.Lineage;
using Catalog.Data;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>OpenLineage over HTTP: what it answers, and that a flood is held back.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private readonly PortalHost portal = new();
    private HttpClient administrator = null!;
    private string intake = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        portal.Settings["Catalog:Limits:Event"] = "20000";
        portal.Settings["Catalog:Limits:Batch"] = "50";
        portal.Settings["Catalog:Limits:LineageEventsPerSecond"] = "20";
        administrator = await portal.SignedInAsync("ingrid.solberg", Ct);
        intake = await administrator.MakeTokenAsync(new { name = "pipeline", role = "intake" }, Ct);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task One_event_is_acknowledged_with_201_and_an_empty_body_and_is_in_the_graph()
    {
        using var answer = await PostAsync("/api/v1/lineage", Event("one"), gzip: true);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Ct));
        var projector = portal.Get<LineageProjector>();
        while (await projector.WaitingAsync(Ct) > 0) await projector.ProjectAsync(Ct);
        await using var db = await portal.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(LineageNumber.OfJob("n", "one"), (await db.LineageEdges.SingleAsync(e => e.From == LineageNumber.OfDataset("n", "in"), Ct)).To);
        await using var log = await portal.Get<IDbContextFactory<CatalogDbContext>>().OpenLogAsync(Ct);
        Assert.Equal("token pipeline", (await log.LineageLog.SingleAsync(Ct)).Sender);
    }

    [Theory]
    [InlineData("{", 400, "not valid JSON")]
    [InlineData("{}", 422, "neither a run event")]
    [InlineData("""{"eventTime":"never","job":{"namespace":"n","name":"j"}}""", 422, "eventTime")]
    public async Task A_wrong_event_is_the_senders_fault_and_says_why(string body, int status, string says)
    {
        using var answer = await PostAsync("/api/v1/lineage", body);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains(says, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_at_once_is_413_with_the_limit()
    {
        using var large = await PostAsync("/api/v1/lineage", Event(new string('x', 30_000)));
        using var many = await PostAsync("/api/v1/lineage/batch", $"[{string.Join(',', Enumerable.Repeat("{}", 51))}]");

        Assert.Equal((413, 413), ((int)large.StatusCode, (int)many.StatusCode));
        Assert.Contains("20000", await large.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_names_what_it_cannot_use_and_takes_the_rest()
    {
        using var answer = await PostAsync("/api/v1/lineage/batch", $"[{Event("a")},7,{Event("b")}]");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal("partial_success", body.RootElement.GetProperty("status").GetString());
        Assert.Equal((3, 2), (body.RootElement.GetProperty("summary").GetProperty("received").GetInt32(), body.RootElement.GetProperty("summary").GetProperty("successful").GetInt32()));
        Assert.Equal(1, body.RootElement.GetProperty("failed_events")[0].GetProperty("index").GetInt32());
    }

    [Fact]
    public async Task A_flood_of_one_token_is_turned_away_and_another_sender_is_not()
    {
        var batch = $"[{string.Join(',', Enumerable.Range(0, 50).Select(i => Event($"{i}")))}]";
        // 50 events are two and a half seconds at 20 a second; two are free, five may be waited for.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostAsync("/api/v1/lineage/batch", batch)));
        using var other = await administrator.PostAsync(new Uri("/api/v1/lineage", UriKind.Relative), new StringContent(Event("calm"), Encoding.UTF8, "application/json"), Ct);

        var refused = answers.Where(a => a.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.Contains(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.All(refused, a => Assert.True(a.Headers.RetryAfter?.Delta > TimeSpan.Zero));
        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
        foreach (var answer in answers) answer.Dispose();
    }

    private static string Event(string job) =>
        $$$"""{"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r"},"job":{"namespace":"n","name":"{{{job}}}"},"inputs":[{"namespace":"n","name":"in"}]}""";

    private async Task<HttpResponseMessage> PostAsync(string path, string body, bool gzip = false)
    {
        using var client = portal.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", intake);
        request.Content = new ByteArrayContent(gzip ? Zip(body) : Encoding.UTF8.GetBytes(body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (gzip) request.Content.Headers.ContentEncoding.Add("gzip");
        return await client.SendAsync(request, Ct);
    }

    private static byte[] Zip(string body)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest)) zip.Write(Encoding.UTF8.GetBytes(body));
        return zipped.ToArray();
    }
}
