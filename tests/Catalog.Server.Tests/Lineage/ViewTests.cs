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
                eventTime = "2026-01-02T00:00:00Z",
                eventType = "COMPLETE",
                run = new { runId = "1" },
                job = new { @namespace = "etl", name = "clean" },
                inputs = new[] { Set("orders/raw, all") },
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
    public async Task A_large_picture_comes_in_lines_of_which_the_first_is_a_picture()
    {
        object Set(int i) => new { @namespace = "s3://large", name = $"set-{i:0000}" };
        for (var batch = 0; batch < 3; batch++)
        {
            var events = Enumerable.Range(batch * 400, 400).Select(i => new { eventTime = "2026-01-01T00:00:00Z", job = new { @namespace = "large", name = $"job-{i}" }, inputs = new[] { Set(i) }, outputs = new[] { Set(i + 1) } });
            using var sent = await administrator.PostAsJsonAsync("/api/v1/lineage/batch", events, Ct);
            sent.EnsureSuccessStatusCode();
        }
        while (await portal.Get<LineageProjector>().WaitingAsync(Ct) > 0) await portal.Get<LineageProjector>().ProjectAsync(Ct);
        await portal.Get<LineageMoments>().FollowLogAsync(Ct);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/lineage/view?level=dataset");
        request.Headers.Accept.ParseAdd("application/x-ndjson");
        using var answer = await administrator.SendAsync(request, Ct);
        var lines = (await answer.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        var whole = await PostAsync("view", new { level = "dataset" });

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(lines.Count > 1);
        Assert.Equal("dataset", lines[0].GetProperty("level").GetString());
        string[] Column(string part, string name) => [.. lines.SelectMany(l => l.GetProperty(part).GetProperty(name).EnumerateArray()).Select(v => v.ToString())];
        Assert.Equal(whole.GetProperty("nodes").GetProperty("name").EnumerateArray().Select(v => v.ToString()), Column("nodes", "name"));
        Assert.Equal(Ends(whole.GetProperty("edges").GetProperty("from").EnumerateArray().Select(v => v.ToString()), whole.GetProperty("edges").GetProperty("to").EnumerateArray().Select(v => v.ToString())), Ends(Column("edges", "from"), Column("edges", "to")));
        // No line names a row that has not come yet.
        var rows = 0;
        foreach (var line in lines)
        {
            rows += line.GetProperty("nodes").GetProperty("name").GetArrayLength();
            Assert.All(line.GetProperty("edges").GetProperty("from").EnumerateArray().Concat(line.GetProperty("edges").GetProperty("to").EnumerateArray()), end => Assert.InRange(end.GetInt32(), 0, rows - 1));
        }

        static IEnumerable<string> Ends(IEnumerable<string> from, IEnumerable<string> to) => from.Zip(to, (a, b) => $"{a} {b}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_same_question_is_answered_once_until_something_changes()
    {
        const string Question = "/api/v1/lineage/view?root=dataset:s3://lake:orders%2Fclean&up=3&down=3";
        using var first = await administrator.GetAsync(new Uri(Question, UriKind.Relative), Ct);
        var (tag, answered) = (first.Headers.ETag!, HttpStatusCode.OK);
        // What was sent just before may still be arriving in the graph.
        for (var asked = 0; answered == HttpStatusCode.OK && asked < 50; asked++)
        {
            using var again = new HttpRequestMessage(HttpMethod.Get, Question);
            again.Headers.IfNoneMatch.Add(tag);
            using var second = await administrator.SendAsync(again, Ct);
            (tag, answered) = (second.Headers.ETag!, second.StatusCode);
            if (answered == HttpStatusCode.OK) await Task.Delay(20, Ct);
        }

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, answered));
        Assert.False(first.Headers.ETag!.IsWeak);
        Assert.Equal("no-cache, private", string.Join(", ", first.Headers.CacheControl!.ToString().Split(", ").Order()));
    }

    [Fact]
    public async Task Clients_of_Marquez_read_the_graph_in_its_shape()
    {
        var body = await administrator.GetFromJsonAsync<JsonElement>("/api/v1/lineage?nodeId=dataset:s3://lake:orders%2Fclean&depth=2", Ct);

        var nodes = body.GetProperty("graph").EnumerateArray().ToDictionary(n => n.GetProperty("id").GetString()!);
        Assert.Equal(["dataset:s3://lake:orders/clean", "dataset:s3://lake:orders/raw, all", "job:etl:clean"], nodes.Keys.Order());
        Assert.Equal("DATASET", nodes["dataset:s3://lake:orders/clean"].GetProperty("type").GetString());
        Assert.Equal("job:etl:clean", nodes["dataset:s3://lake:orders/clean"].GetProperty("inEdges")[0].GetProperty("origin").GetString());
        Assert.Equal("orders/raw, all", nodes["dataset:s3://lake:orders/raw, all"].GetProperty("data").GetProperty("id").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_demo_mesh_has_sixty_days_of_runs_that_connect_its_products()
    {
        await using var demo = new PortalHost();
        demo.Settings["Catalog:Demo:Seed"] = "true";
        using var owner = await demo.SignedInAsync("priya.nair", Ct);
        while (!(await owner.GetAsync(new Uri("/healthz/ready", UriKind.Relative), Ct)).IsSuccessStatusCode) await Task.Delay(200, Ct);
        while (await demo.Get<LineageProjector>().WaitingAsync(Ct) > 0) await demo.Get<LineageProjector>().ProjectAsync(Ct);
        await demo.Get<LineageMoments>().FollowLogAsync(Ct);

        var moment = await demo.Get<Catalog.Core.Lineage.Graph.ILineageMoments>().CurrentAsync(Ct);
        var observed = moment.RolledUp(null).Products.Where(e => (e.Origins & 1) == 1).Select(e => (moment.Mesh.Products[e.From].Key, moment.Mesh.Products[e.To].Key)).ToList();
        Assert.Contains(("customer/profiles", "sales/orders"), observed);
        Assert.True(moment.Graph.FieldEdges.Count > 20, $"{moment.Graph.FieldEdges.Count} edges between fields");
        await using var db = await demo.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Catalog.Data.CatalogDbContext>>().CreateDbContextAsync(Ct);
        var oldest = db.Runs.Min(r => r.FirstEventAt);
        Assert.InRange((db.Runs.Max(r => r.LastEventAt) - oldest).TotalDays, 58, 61);
        using var view = await owner.GetAsync(new Uri("/api/v1/lineage/view?root=product:sales/orders&level=product", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, view.StatusCode);
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
