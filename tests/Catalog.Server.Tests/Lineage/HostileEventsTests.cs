using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Catalog.Core.Lineage;
using Catalog.Data;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Catalog.TestKit.Standards;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>What nobody should send: it is refused as the sender's fault or taken as it is, and the graph stays exact.</summary>
public sealed class HostileEventsTests : IAsyncLifetime
{
    private readonly PortalHost portal = new();
    private HttpClient administrator = null!;
    private string intake = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        portal.Settings["Catalog:Limits:LineageEventsPerSecond"] = "1000000";
        portal.Settings["Catalog:Limits:TokenRequestsPerMinute"] = "1000000";
        administrator = await portal.SignedInAsync("ingrid.solberg", Ct);
        intake = await administrator.MakeTokenAsync(new { name = "pipeline", role = "intake" }, Ct);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Mutated_events_are_taken_or_refused_and_never_our_fault()
    {
        var random = new Random(11);
        var events = Directory.EnumerateFiles(StandardFiles.PathTo("openlineage", "instantiated"), "*.events.json", SearchOption.AllDirectories)
            .SelectMany(f => JsonNode.Parse(File.ReadAllText(f))!.AsArray()).Select(e => Encoding.UTF8.GetBytes(e!.ToJsonString())).Where(e => e.Length < 20_000).ToList();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 200; i++)
        {
            var text = events[random.Next(events.Count)].ToArray();
            for (var n = random.Next(1, 6); n > 0; n--) text[random.Next(text.Length)] = (byte)random.Next(256);
            statuses.Add(await PostAsync("/api/v1/lineage", text));
        }
        foreach (var file in Directory.EnumerateFiles(StandardFiles.PathTo("openlineage", "invalid"), "*.json")) Assert.InRange((int)await PostAsync("/api/v1/lineage", await File.ReadAllBytesAsync(file, Ct)), 400, 422);
        foreach (var file in Directory.EnumerateFiles(StandardFiles.PathTo("openlineage", "lenient"), "*.json")) Assert.Equal(HttpStatusCode.Created, await PostAsync("/api/v1/lineage", await File.ReadAllBytesAsync(file, Ct)));

        Assert.All(statuses, status => Assert.True(status is HttpStatusCode.Created or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, $"{status}"));
        Assert.Contains(HttpStatusCode.Created, statuses);
        await ProjectAsync();
        using var view = await administrator.GetAsync(new Uri("/api/v1/lineage/view?level=dataset", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, view.StatusCode);
    }

    [Fact]
    public async Task Names_of_every_kind_cycles_and_wrong_clocks_make_the_edges_they_say_and_no_others()
    {
        string[] names =
        [
            "!#$&'()*+,/:;=?@[]% \"\\<>|^`{}~", "🕷👩‍👩‍👧 größe \u202Eabc", "../../etc/passwd", "'; DROP TABLE \"Jobs\"; --", "<script>alert(1)</script>", "a#b%2Fc?d=e", new string('n', 4000), string.Concat(Enumerable.Repeat("😀", 2000)), " ", "*",
        ];
        var expected = new List<string>();
        foreach (var (name, at) in names.Zip(["2026-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "2207-01-01T00:00:00Z", "1999-12-31T23:59:59.999999999+14:00", "2026-01-01T00:00:00", "2026-06-01T00:00:00-12:00", "2026-01-01", "2038-01-19T03:14:08Z", "2999-12-31T00:00:00Z", "1900-01-01T00:00:00Z"]))
        {
            // Reads what it writes, and the next in the circle.
            var next = names[(Array.IndexOf(names, name) + 1) % names.Length];
            Assert.Equal(HttpStatusCode.Created, await PostAsync("/api/v1/lineage", Event(at, name, [(name, name), (next, next)], [(name, name)])));
            expected.AddRange([Line(name, name), Line(next, name), Line(name, name, back: true)]);
        }
        await ProjectAsync();

        await using var db = await portal.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        Assert.Equal(expected.Order(StringComparer.Ordinal), (await db.LineageEdges.ToListAsync(Ct)).Select(e => $"{e.From} -> {e.To}").Order(StringComparer.Ordinal));
        foreach (var name in names)
        {
            using var body = new StringContent(JsonSerializer.Serialize(new { root = $"dataset:{name}:{name}", up = 30, down = 30 }), Encoding.UTF8, "application/json");
            using var view = await administrator.PostAsync(new Uri("/api/v1/lineage/view", UriKind.Relative), body, Ct);
            Assert.Equal(HttpStatusCode.OK, view.StatusCode);
            using var read = JsonDocument.Parse(await view.Content.ReadAsStringAsync(Ct));
            Assert.Equal(2 * names.Length, read.RootElement.GetProperty("nodes").GetProperty("kind").GetArrayLength());
        }

        static string Line(string dataset, string job, bool back = false) =>
            back ? $"{LineageNumber.OfJob(job, job)} -> {LineageNumber.OfDataset(dataset, dataset)}" : $"{LineageNumber.OfDataset(dataset, dataset)} -> {LineageNumber.OfJob(job, job)}";
    }

    [Fact]
    public async Task Very_many_columns_are_all_there_and_a_very_large_event_is_413()
    {
        var fields = Enumerable.Range(0, 5000).Select(i => $"column {i}").ToList();
        var wide = JsonSerializer.SerializeToUtf8Bytes(new
        {
            eventTime = "2026-01-01T00:00:00Z",
            run = new { runId = "wide" },
            job = new { @namespace = "wide", name = "copy" },
            inputs = new[] { new { @namespace = "wide", name = "from" } },
            outputs = new[]
            {
                new
                {
                    @namespace = "wide", name = "to", facets = new
                    {
                        schema = new { fields = fields.Select(f => new { name = f, type = "text" }) },
                        columnLineage = new { fields = fields.ToDictionary(f => f, f => new { inputFields = new[] { new { @namespace = "wide", name = "from", field = f } } }) },
                    },
                },
            },
        });

        Assert.Equal(HttpStatusCode.Created, await PostAsync("/api/v1/lineage", wide));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync("/api/v1/lineage", Encoding.UTF8.GetBytes($$$"""{"eventTime":"2026-01-01T00:00:00Z","job":{"namespace":"big","name":"j"},"filler":"{{{new string('x', 21_000_000)}}}"}""")));

        await ProjectAsync();
        await using var db = await portal.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        Assert.Equal((5000, 2), (await db.LineageEdges.CountAsync(e => e.Kind == EdgeKind.Field, Ct), await db.LineageEdges.CountAsync(e => e.Kind != EdgeKind.Field, Ct)));
        Assert.Equal(5000, (await db.SchemaVersions.SingleAsync(Ct)).FieldCount);
    }

    [Fact]
    public async Task One_event_ten_thousand_times_is_one_run_and_ten_thousand_namespaces_are_as_many_nodes()
    {
        var same = Encoding.UTF8.GetString(Event("2026-01-01T00:00:00Z", "often", [("often", "in")], [("often", "out")]));
        for (var i = 0; i < 10; i++)
        {
            var others = Enumerable.Range(0, 1000).Select(n => $$$"""{"eventTime":"2026-01-01T00:00:00Z","dataset":{"namespace":"space://{{{(i * 1000) + n}}}","name":"d"}}""");
            Assert.Equal(HttpStatusCode.OK, await PostAsync("/api/v1/lineage/batch", Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat(same, 1000))}]")));
            Assert.Equal(HttpStatusCode.OK, await PostAsync("/api/v1/lineage/batch", Encoding.UTF8.GetBytes($"[{string.Join(',', others)}]")));
        }
        await ProjectAsync();

        await using var db = await portal.Get<IDbContextFactory<CatalogDbContext>>().CreateDbContextAsync(Ct);
        Assert.Equal((1, 2, 2), (await db.Runs.CountAsync(Ct), await db.RunDatasets.CountAsync(Ct), await db.LineageEdges.CountAsync(Ct)));
        Assert.Equal(10_002, (await portal.Get<LineageMoments>().CurrentAsync(Ct)).Graph.Nodes.Count(n => !n.IsJob));
        using var found = await administrator.GetAsync(new Uri("/api/v1/lineage?nodeId=dataset:space://9999:d", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
    }

    private async Task ProjectAsync()
    {
        var projector = portal.Get<LineageProjector>();
        while (await projector.WaitingAsync(Ct) > 0) await projector.ProjectAsync(Ct);
        await portal.Get<LineageMoments>().CurrentAsync(Ct);
        await portal.Get<LineageMoments>().FollowLogAsync(Ct);
    }

    private static byte[] Event(string at, string job, IReadOnlyList<(string Space, string Name)> inputs, IReadOnlyList<(string Space, string Name)> outputs) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        eventType = "COMPLETE",
        eventTime = at,
        run = new { runId = string.Create(CultureInfo.InvariantCulture, $"r{job.Length}") },
        job = new { @namespace = job, name = job },
        inputs = inputs.Select(i => new { @namespace = i.Space, name = i.Name }),
        outputs = outputs.Select(o => new { @namespace = o.Space, name = o.Name }),
    });

    private async Task<HttpStatusCode> PostAsync(string path, byte[] body)
    {
        using var client = portal.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", intake);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}
