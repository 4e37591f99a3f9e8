using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Core.Lineage.Inference;
using Catalog.Core.People;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>Edges over HTTP: proposed with a reason, decided one by one, many at once and by rule, taken back, asked about.</summary>
public sealed class EdgeTests : IAsyncLifetime
{
    private readonly PortalHost portal = new();
    private HttpClient ana = null!;
    private HttpClient ingrid = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (ana, ingrid) = (await portal.SignedInAsync("ana.ruiz", Ct), await portal.SignedInAsync("ingrid.solberg", Ct));
        object Set(string name) => new { @namespace = "lake", name, facets = new { schema = new { fields = new[] { new { name = "id", type = "int" }, new { name = "day", type = "date" } } } } };
        using var sent = await ingrid.PostAsJsonAsync("/api/v1/lineage", new { eventTime = "2026-01-01T00:00:00Z", eventType = "COMPLETE", run = new { runId = "1" }, job = new { @namespace = "etl", name = "copy" }, inputs = new[] { Set("raw") }, outputs = new[] { Set("clean") } }, Ct);
        sent.EnsureSuccessStatusCode();
        while (await portal.Get<LineageProjector>().WaitingAsync(Ct) > 0) await portal.Get<LineageProjector>().ProjectAsync(Ct);
        await portal.Get<LineageMoments>().FollowLogAsync(Ct);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task An_edge_is_proposed_decided_once_by_version_and_taken_back()
    {
        var proposed = await PostAsync(ana, "/api/v1/edges", new { from = "dataset:lake:clean", to = "job:etl:copy", reason = "It reads its own output" }, 201);
        var (id, version) = (proposed.GetProperty("edge").GetProperty("id").GetGuid(), proposed.GetProperty("edge").GetProperty("version").GetInt64());
        Assert.Equal(("proposed", "It reads its own output"), (Review(proposed), proposed.GetProperty("edge").GetProperty("proposedBecause").GetString()));
        Assert.Contains("No run and no description has said so.", proposed.GetProperty("against").EnumerateArray().Select(a => a.GetString()));

        await PostAsync(ana, $"/api/v1/edges/{id}/accept", new { }, 403);
        await PostAsync(ingrid, $"/api/v1/edges/{id}/reject", new { }, 422);
        using (var stale = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/edges/{id}/accept") { Content = JsonContent.Create(new { }) })
        {
            stale.Headers.TryAddWithoutValidation("If-Match", $"\"{version + 7}\"");
            using var answer = await ingrid.SendAsync(stale, Ct);
            Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        }
        Assert.Equal("rejected", Review(await PostAsync(ingrid, $"/api/v1/edges/{id}/reject", new { reason = "It does not" }, 200)));
        await PostAsync(ana, "/api/v1/edges", new { from = "dataset:lake:clean", to = "job:etl:copy", reason = "It does" }, 409);
        Assert.Equal("proposed", Review(await PostAsync(ingrid, $"/api/v1/edges/{id}/undo", new { }, 200)));
        Assert.Equal("accepted", Review(await PostAsync(ingrid, $"/api/v1/edges/{id}/expiry", new { expiresAt = "2040-01-01T00:00:00Z" }, 200)));
        var trail = await ingrid.GetStringAsync(new Uri("/api/v1/activity?limit=50", UriKind.Relative), Ct);
        foreach (var verb in (string[])["proposed the edge", "rejected the edge", "took back the decision about the edge", "set the end of the edge"]) Assert.Contains(verb, trail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_inferred_is_listed_and_decided_by_rule()
    {
        // The portal infers by itself, behind what it learned.
        var waiting = await GetAsync("/api/v1/edges?review=proposed&origin=inferred&kind=field&node=dataset:lake:clean");
        for (; waiting.GetProperty("items").GetArrayLength() < 2; await Task.Delay(100, Ct)) waiting = await GetAsync("/api/v1/edges?review=proposed&origin=inferred&kind=field&node=dataset:lake:clean");
        Assert.Equal(["datasetField:lake:clean:day", "datasetField:lake:clean:id"], waiting.GetProperty("items").EnumerateArray().Select(e => e.GetProperty("to").GetProperty("nodeId").GetString()).Order());
        var refused = await PostAsync(ana, "/api/v1/edges/review", new { decision = "accept", where = new { review = "proposed", origin = "inferred" } }, 200);
        Assert.Equal((0, 2), (refused.GetProperty("changed").GetArrayLength(), refused.GetProperty("refused").GetArrayLength()));
        await PostAsync(ingrid, "/api/v1/edges/review", new { decision = "accept", where = new { } }, 422);

        var report = await PostAsync(ingrid, "/api/v1/edges/review", new { decision = "reject", reason = "Only called alike", where = new { review = "proposed", origin = "inferred" } }, 200);
        Assert.Equal(2, report.GetProperty("changed").GetArrayLength());
        Assert.Equal(0, (await GetAsync("/api/v1/edges?review=proposed&origin=inferred")).GetProperty("items").GetArrayLength());
        Assert.True((await portal.Get<InferEdges>().ExecuteAsync(new InferEdgesCommand(), Actor.System, Ct)).IsOk);
        Assert.Equal(2, (await GetAsync("/api/v1/edges?review=rejected&origin=inferred")).GetProperty("items").GetArrayLength());
        Assert.Equal(0, (await GetAsync("/api/v1/column-lineage?nodeId=datasetField:lake:clean:id")).GetProperty("graph")[0].GetProperty("inEdges").GetArrayLength());
    }

    [Fact]
    public async Task Notes_and_questions_stay_with_what_they_are_about()
    {
        var edge = (await GetAsync("/api/v1/edges?node=job:etl:copy")).GetProperty("items")[0].GetProperty("id").GetGuid();
        await PostAsync(ana, $"/api/v1/edges/{edge}/ask", new { text = "Is this the old job?" }, 201);
        var note = await PostAsync(ana, "/api/v1/lineage/notes?node=dataset:lake:clean", new { text = "Late on Mondays" }, 201);
        await PostAsync(ana, "/api/v1/lineage/notes?node=dataset:lake:clean", new { text = " " }, 422);

        Assert.True((await GetAsync($"/api/v1/edges/{edge}")).GetProperty("notes")[0].GetProperty("question").GetBoolean());
        Assert.Equal("Late on Mondays", (await GetAsync("/api/v1/lineage/notes?node=dataset:lake:clean")).GetProperty("items")[0].GetProperty("text").GetString());
        using var removed = await ana.DeleteAsync(new Uri($"/api/v1/lineage/notes/{note.GetProperty("id").GetGuid()}", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(0, (await GetAsync("/api/v1/lineage/notes?node=dataset:lake:clean")).GetProperty("items").GetArrayLength());
    }

    private async Task<JsonElement> GetAsync(string path) => await ingrid.GetFromJsonAsync<JsonElement>(path, Ct);

    private static string? Review(JsonElement detail) => detail.GetProperty("edge").GetProperty("review").GetString();

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body, int status)
    {
        using var answer = await client.PostAsJsonAsync(path, body, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True((int)answer.StatusCode == status, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }
}
