using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>What the lineage view asks over HTTP: shapes, refusals, and answers that need not be sent twice.</summary>
public sealed class ViewTests : IAsyncLifetime
{
    private readonly PortalHost portal = new();
    private HttpClient administrator = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        administrator = await portal.SignedInAsync("ingrid.solberg", Ct);
        object Set(string name, object? facets = null) => new { @namespace = "s3://lake", name, facets };
        var events = Enumerable.Range(0, 30).Select(i => (object)new { eventTime = "2026-01-01T00:00:00Z", job = new { @namespace = "etl", name = $"read-{i:00}" }, inputs = new[] { Set("orders/raw, all") } })
            .Append(new
            {
                eventTime = "2026-01-02T00:00:00Z", eventType = "COMPLETE", run = new { runId = "1" }, job = new { @namespace = "etl", name = "clean" }, inputs = new[] { Set("orders/raw, all") },
                outputs = new[] { Set("orders/clean", new { columnLineage = new { fields = new { id = new { inputFields = new[] { new { @namespace = "s3://lake", name = "orders/raw, all", field = "order_id", transformations = new[] { new { type = "DIRECT", subtype = "IDENTITY" } } } } } } } }) },
            }).ToArray();
        using var sent = await administrator.PostAsJsonAsync("/api/v1/lineage/batch", events, Ct);
        sent.EnsureSuccessStatusCode();
        while (await portal.Get<LineageProjector>().WaitingAsync(Ct) > 0) await portal.Get<LineageProjector>().ProjectAsync(Ct);
        await portal.Get<LineageMoments>().FollowLogAsync(Ct);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task The_view_says_what_it_leaves_out_and_expanding_brings_it()
    {
        var view = await PostAsync("view", new { root = "dataset:s3://lake:orders/raw, all", up = 1, down = 1, limitPerNode = 10 });

        Assert.Equal((11, 32), (view.GetProperty("nodes").GetProperty("kind").GetArrayLength(), view.GetProperty("total").GetInt32()));
        Assert.Equal((31, 21), (view.GetProperty("nodes").GetProperty("down")[0].GetInt32(), view.GetProperty("nodes").GetProperty("moreDown")[0].GetInt32()));
        var first = await PostAsync("view/expand", new { node = new[] { "dataset:s3://lake:orders/raw, all" }, dir = "down", limit = 20 });
        var rest = await PostAsync("view/expand", new { node = new[] { "dataset:s3://lake:orders/raw, all" }, dir = "down", limit = 20, after = first.GetProperty("next").GetString() });
        Assert.Equal((21, 11, 12), (first.GetProperty("nodes").GetProperty("kind").GetArrayLength(), first.GetProperty("more").GetInt32(), rest.GetProperty("nodes").GetProperty("kind").GetArrayLength()));
        Assert.Equal(JsonValueKind.Null, rest.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Columns_and_impact_answer_for_one_column()
    {
        var columns = await PostAsync("view/columns", new { node = new[] { "dataset:s3://lake:orders/raw, all", "dataset:s3://lake:orders/clean" } });
        var impact = await PostAsync("view/impact", new { node = new[] { "dataset:s3://lake:orders/raw, all" }, column = "order_id" });
        var whole = await PostAsync("view/impact", new { node = new[] { "dataset:s3://lake:orders/raw, all" } });

        Assert.Equal(1, columns.GetProperty("edges").GetProperty("from").GetArrayLength());
        Assert.Equal("copied", columns.GetProperty("hows")[columns.GetProperty("edges").GetProperty("how")[0].GetInt32()].GetString());
        Assert.Equal(["orders/raw, all", "orders/clean"], impact.GetProperty("nodes").GetProperty("name").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal((31, 1), (whole.GetProperty("totals").GetProperty("jobs").GetInt32(), whole.GetProperty("totals").GetProperty("datasets").GetInt32()));
    }

    [Fact]
    public async Task The_same_question_is_answered_once_until_something_changes()
    {
        const string Question = "/api/v1/lineage/view?root=dataset:s3://lake:orders%2Fclean&up=3&down=3";
        using var first = await administrator.GetAsync(new Uri(Question, UriKind.Relative), Ct);
        using var again = new HttpRequestMessage(HttpMethod.Get, Question);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await administrator.SendAsync(again, Ct);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, second.StatusCode));
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order()));
    }

    [Theory]
    [InlineData("?root=dataset:s3://lake:none", 404)]
    [InlineData("?level=planet", 400)]
    [InlineData("?up=-1", 400)]
    [InlineData("?limitPerNode=0", 400)]
    [InlineData("?filter=nonsense", 400)]
    [InlineData("?asOf=someday", 400)]
    [InlineData("/expand", 400)]
    [InlineData("/impact?node=job:etl:clean&dir=sideways", 400)]
    [InlineData("/columns?node=job:etl:clean", 404)]
    [InlineData("", 200)]
    [InlineData("?level=product", 200)]
    [InlineData("?level=dataset&asOf=2025-01-01", 200)]
    public async Task A_wrong_question_names_what_is_wrong(string question, int status)
    {
        using var answer = await administrator.GetAsync(new Uri("/api/v1/lineage/view" + question, UriKind.Relative), Ct);

        Assert.Equal(status, (int)answer.StatusCode);
    }

    private async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await administrator.PostAsJsonAsync($"/api/v1/lineage/{path}", body, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }
}
