using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Data.Lineage;
using Catalog.Server.Tests.Fixtures;
using Catalog.TestKit.Standards;
using Xunit;

namespace Catalog.Server.Tests.Lineage;

/// <summary>What Marquez's clients and its web page ask, about Marquez's own example.</summary>
public sealed class MarquezTests : IClassFixture<MarquezExample>
{
    private readonly MarquezExample example;

    public MarquezTests(MarquezExample example)
    {
        // Skips, with the reason, where there are no standards.
        StandardFiles.PathTo("marquez");
        this.example = example;
    }

    private const string Space = "/marquez/api/v1/namespaces/food_delivery";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_was_sent_is_read_back()
    {
        var (jobs, datasets, runs) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        foreach (var happened in example.Events)
        {
            jobs.Add(happened.GetProperty("job").GetProperty("name").GetString()!);
            runs.Add(happened.GetProperty("run").GetProperty("runId").GetString()!);
            foreach (var side in (string[])["inputs", "outputs"])
                if (happened.TryGetProperty(side, out var sets)) datasets.UnionWith(sets.EnumerateArray().SelectMany(d => ColumnSources(d).Prepend(d.GetProperty("name").GetString()!)));
        }

        Assert.Equal(jobs.Order(), (await NamesAsync($"{Space}/jobs", "jobs")).Order());
        Assert.Equal(datasets.Order(), await NamesAsync($"{Space}/datasets", "datasets"));
        foreach (var run in runs) Assert.Equal(run, (await GetAsync($"/marquez/api/v1/jobs/runs/{run}")).GetProperty("id").GetString());
        foreach (var job in jobs) Assert.Equal(job, (await GetAsync($"{Space}/jobs/{job}")).GetProperty("name").GetString());
        foreach (var dataset in datasets) Assert.Equal(dataset, (await GetAsync($"{Space}/datasets/{dataset}")).GetProperty("name").GetString());
        var events = await GetAsync("/marquez/api/v1/events/lineage?limit=100&sortDirection=asc&before=2026-01-07T00:00:00Z");
        Assert.Equal(example.Events.Count, events.GetProperty("totalCount").GetInt32());
        Assert.Equal(example.Events.Select(e => e.GetProperty("run").GetProperty("runId").GetString()).Order(), events.GetProperty("events").EnumerateArray().Select(e => e.GetProperty("run").GetProperty("runId").GetString()).Order());
    }

    [Theory]
    [InlineData("namespaces/food_delivery", "Namespace")]
    [InlineData("namespaces/food_delivery/datasets/public.menus", "Dataset")]
    [InlineData("namespaces/food_delivery/jobs/etl_menus", "Job")]
    [InlineData("namespaces/food_delivery/datasets/public.menus/versions", "DatasetVersionList")]
    [InlineData("namespaces/food_delivery/jobs/etl_menus/runs", "RunList")]
    [InlineData("namespaces/food_delivery/jobs/etl_menus/versions", "JobVersionList")]
    [InlineData("lineage?nodeId=job:food_delivery:etl_menus", "LineageGraph")]
    [InlineData("events/lineage", "LineageEventList")]
    [InlineData("search?q=menu", "SearchResultList")]
    [InlineData("tags", "TagList")]
    [InlineData("sources", "SourceList")]
    public async Task An_answer_has_what_the_specification_of_Marquez_names(string path, string schema)
    {
        var missing = MarquezSpecification.Read().Missing(await GetAsync($"/marquez/api/v1/{path}"), schema);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task A_version_names_the_run_that_made_it_and_is_found_again()
    {
        var versions = await GetAsync($"{Space}/datasets/public.menus/versions");
        var version = versions.GetProperty("versions")[0];
        var again = await GetAsync($"{Space}/datasets/public.menus/versions/{version.GetProperty("version").GetString()}");

        Assert.Equal("etl_menus", version.GetProperty("createdByRun").GetProperty("jobVersion").GetProperty("name").GetString());
        Assert.Equal(version.GetProperty("createdAt").GetString(), again.GetProperty("createdAt").GetString());
        Assert.Equal(version.GetProperty("fields").GetRawText(), again.GetProperty("fields").GetRawText());
        Assert.NotEqual(0, version.GetProperty("fields").GetArrayLength());
    }

    [Fact]
    public async Task A_job_has_its_words_and_its_latest_run()
    {
        var job = await GetAsync($"{Space}/jobs/etl_menus");
        var facets = await GetAsync($"/marquez/api/v1/jobs/runs/{job.GetProperty("latestRun").GetProperty("id").GetString()}/facets?type=job");

        Assert.Equal("Loads newly added restaurant menus daily.", job.GetProperty("description").GetString());
        Assert.Equal("COMPLETED", job.GetProperty("latestRun").GetProperty("state").GetString());
        Assert.True(job.GetProperty("latestRun").GetProperty("durationMs").GetInt64() > 0);
        Assert.Equal(["public.menus"], job.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
        Assert.Contains("INSERT INTO menus", facets.GetProperty("facets").GetProperty("sql").GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_run_the_way_leads_up_to_the_runs_that_made_what_it_read()
    {
        var job = (await GetAsync($"{Space}/jobs?limit=100")).GetProperty("jobs").EnumerateArray().First(j =>
            j.GetProperty("latestRun").ValueKind == JsonValueKind.Object && j.GetProperty("inputs").EnumerateArray().Any() && j.GetProperty("name").GetString() == "etl_delivery_7_days");
        var run = job.GetProperty("latestRun").GetProperty("id").GetString();

        var near = (await GetAsync($"/marquez/api/v1/runlineage/upstream?runId={run}&depth=0")).GetProperty("runs");
        var far = (await GetAsync($"/marquez/api/v1/runlineage/upstream?runId={run}")).GetProperty("runs");

        Assert.Equal(run, Assert.Single(near.EnumerateArray()).GetProperty("run").GetProperty("id").GetString());
        Assert.Equal("COMPLETED", near[0].GetProperty("run").GetProperty("status").GetString());
        Assert.Equal(job.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("name").GetString()).Order(), near[0].GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("name").GetString()).Order());
        Assert.True(far.GetArrayLength() > 1);
        var made = far.EnumerateArray().SelectMany(r => r.GetProperty("inputs").EnumerateArray()).Select(i => i.GetProperty("producedByRunId").GetString()).OfType<string>().ToHashSet();
        Assert.All(far.EnumerateArray().Skip(1), r => Assert.Contains(r.GetProperty("run").GetProperty("id").GetString()!, made));
    }

    [Fact]
    public async Task A_source_is_found_by_its_name()
    {
        var sources = (await GetAsync("/marquez/api/v1/sources")).GetProperty("sources");
        var name = (await GetAsync($"{Space}/datasets/public.menus")).GetProperty("sourceName").GetString()!;
        var source = await GetAsync($"/marquez/api/v1/sources/{Uri.EscapeDataString(name)}");

        Assert.Contains(name, sources.EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        Assert.Equal(name, source.GetProperty("name").GetString());
        Assert.False(string.IsNullOrEmpty(source.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Searching_takes_wildcards_and_tells_datasets_from_jobs()
    {
        var jobs = await GetAsync("/marquez/api/v1/search/?q=etl%25&filter=JOB&sort=NAME&limit=100");
        var datasets = await GetAsync("/marquez/api/v1/search?q=.menu_&filter=dataset");

        Assert.All(jobs.GetProperty("results").EnumerateArray(), hit => Assert.Equal("JOB", hit.GetProperty("type").GetString()));
        Assert.Contains("job:food_delivery:etl_menus", jobs.GetProperty("results").EnumerateArray().Select(h => h.GetProperty("nodeId").GetString()));
        Assert.Equal(["public.menu_item_id", "public.menu_items", "public.menus"], datasets.GetProperty("results").EnumerateArray().Select(h => h.GetProperty("name").GetString()));
    }

    /// <summary>What its web page asks for, word for word, and the properties that it reads of each answer.</summary>
    [Theory]
    [InlineData("namespaces", "namespaces.0", "name createdAt updatedAt ownerName description isHidden")]
    [InlineData("jobs?limit=25&offset=0", "jobs.0", "id type name createdAt updatedAt inputs outputs namespace location description latestRun latestRuns tags parentJobName parentJobUuid")]
    [InlineData("jobs?limit=25&offset=0&lastRunStates=COMPLETED", "jobs.0.latestRun", "id createdAt updatedAt nominalStartTime nominalEndTime state jobVersion startedAt endedAt durationMs args facets")]
    [InlineData("namespaces/food_delivery/jobs?limit=25&offset=0", "", "jobs totalCount")]
    [InlineData("namespaces/food_delivery/datasets?limit=20&offset=0", "datasets.0", "id type name physicalName createdAt updatedAt namespace sourceName fields tags lastModifiedAt description facets deleted columnLineage")]
    [InlineData("namespaces/food_delivery/datasets/public.menus/versions?limit=10&offset=0", "versions.0", "id type createdByRun name physicalName createdAt version namespace sourceName fields tags description lifecycleState facets")]
    [InlineData("namespaces/food_delivery/jobs/etl_menus/runs?limit=14&offset=0", "runs.0.jobVersion", "name namespace version")]
    [InlineData("lineage?nodeId=job:food_delivery:etl_menus&depth=2", "graph.0", "id type data inEdges outEdges")]
    [InlineData("lineage?nodeId=dataset:food_delivery:public.menus&depth=2", "graph.0.data", "id type name createdAt updatedAt namespace description")]
    [InlineData("column-lineage?nodeId=dataset:food_delivery:public.delivery_7_days&depth=2&withDownstream=true", "graph.0.data", "namespace dataset datasetVersion field fieldType transformationDescription transformationType inputFields")]
    [InlineData("events/lineage?limit=20&before=&after=&offset=0&sortDirection=asc", "events.0", "eventType eventTime producer schemaURL run job")]
    [InlineData("events/lineage?limit=20&before=2040-01-01T00:00:00.000Z&after=2000-01-01T00:00:00.000Z&offset=0&sortDirection=asc", "", "events totalCount")]
    [InlineData("search?q=menu&sort=UPDATE_AT&limit=100", "results.0", "name namespace nodeId type updatedAt")]
    [InlineData("search?q=menu&sort=NAME&limit=100&filter=DATASET", "results.0", "name namespace nodeId type updatedAt")]
    [InlineData("tags", "", "tags")]
    [InlineData("stats/lineage-events?period=DAY&timezone=Europe/Berlin", "23", "startInterval endInterval fail start complete abort")]
    [InlineData("stats/lineage-events?period=WEEK&timezone=America/New_York", "6", "startInterval endInterval fail start complete abort")]
    [InlineData("stats/jobs?period=WEEK&timezone=Asia/Kolkata", "6", "startInterval endInterval count")]
    [InlineData("stats/datasets?period=DAY&timezone=UTC", "23", "startInterval endInterval count")]
    [InlineData("stats/sources?period=DAY&timezone=UTC", "23", "startInterval endInterval count")]
    public async Task Every_question_of_its_web_page_is_answered_with_what_it_reads(string path, string at, string properties)
    {
        var answer = await GetAsync($"/marquez/api/v1/{path}");

        foreach (var step in at.Split('.', StringSplitOptions.RemoveEmptyEntries)) answer = int.TryParse(step, out var index) ? answer[index] : answer.GetProperty(step);
        Assert.All(properties.Split(' '), p => Assert.True(answer.TryGetProperty(p, out _), $"{p} is missing in {answer}"));
    }

    [Fact]
    public async Task Jobs_are_found_by_how_they_ran_last_and_figures_count_what_is_there()
    {
        var all = (await GetAsync("/marquez/api/v1/jobs?limit=500")).GetProperty("jobs").EnumerateArray().Where(j => j.GetProperty("latestRun").ValueKind == JsonValueKind.Object).ToLookup(j => j.GetProperty("latestRun").GetProperty("state").GetString()!, j => j.GetProperty("name").GetString());
        var some = await GetAsync("/marquez/api/v1/jobs?limit=500&lastRunStates=COMPLETED&lastRunStates=FAILED");
        var counted = await GetAsync("/marquez/api/v1/stats/jobs?period=DAY");

        Assert.Equal(all["COMPLETED"].Concat(all["FAILED"]).Order(), some.GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("name").GetString()).Order());
        Assert.Equal(some.GetProperty("totalCount").GetInt32(), some.GetProperty("jobs").GetArrayLength());
        Assert.True(counted[23].GetProperty("count").GetInt32() >= 13);
    }

    [Fact]
    public async Task A_job_that_never_ran_has_no_list_of_runs_and_one_that_did_has_its_last_ten()
    {
        object Sent(string job, int? run) => new { eventTime = $"2026-03-01T00:00:{run ?? 0:00}Z", eventType = run is null ? null : "COMPLETE", run = run is null ? null : new { runId = $"{job}-{run}" }, job = new { @namespace = "ten", name = job } };
        await example.SendAsync([Sent("never", null), .. Enumerable.Range(1, 12).Select(run => Sent("often", run))]);

        var jobs = (await GetAsync("/marquez/api/v1/namespaces/ten/jobs")).GetProperty("jobs");
        var often = await GetAsync("/marquez/api/v1/namespaces/ten/jobs/often");

        Assert.Equal(["often", "never"], jobs.EnumerateArray().Select(j => j.GetProperty("name").GetString()));
        Assert.Equal(JsonValueKind.Null, jobs[1].GetProperty("latestRuns").ValueKind);
        Assert.Equal(Enumerable.Range(3, 10).Reverse().Select(run => $"often-{run}"), jobs[0].GetProperty("latestRuns").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
        Assert.Equal("often-12", jobs[0].GetProperty("latestRun").GetProperty("id").GetString());
        Assert.Equal(10, often.GetProperty("latestRuns").GetArrayLength());
    }

    [Fact]
    public async Task Hits_are_told_by_how_lately_they_changed_in_either_word_for_it()
    {
        foreach (var word in (string[])["UPDATE_AT", "updated_at"])
        {
            var times = (await GetAsync($"/marquez/api/v1/search?q=e&sort={word}&limit=100")).GetProperty("results").EnumerateArray().Select(h => h.GetProperty("updatedAt").GetDateTime()).ToList();

            Assert.Equal(times.OrderDescending(), times);
        }
    }

    [Theory]
    [InlineData("jobs?lastRunStates=NEARLY", 400)]
    [InlineData("stats/jobs?period=YEAR", 400)]
    [InlineData("stats/jobs?period=WEEK&timezone=Nowhere/None", 400)]
    [InlineData("stats/nothing?period=DAY", 404)]
    [InlineData("lineage?nodeId=dataset:food_delivery:none", 404)]
    [InlineData("lineage", 400)]
    [InlineData("namespaces/none", 404)]
    [InlineData("namespaces/none/jobs", 404)]
    [InlineData("namespaces/food_delivery/datasets/none", 404)]
    [InlineData("namespaces/food_delivery/jobs/none/runs", 404)]
    [InlineData("jobs/runs/00000000-0000-0000-0000-000000000000", 404)]
    [InlineData("column-lineage?nodeId=datasetField:food_delivery:none:id", 404)]
    [InlineData("something/else", 404)]
    public async Task What_is_not_there_is_said_in_the_shape_of_Marquez(string path, int status)
    {
        using var answer = await example.Client.GetAsync(new Uri($"/marquez/api/v1/{path}", UriKind.Relative), Ct);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(status, body.GetProperty("code").GetInt32());
        Assert.False(string.IsNullOrEmpty(body.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task Names_with_slashes_are_found_by_their_encoded_form()
    {
        await example.SendAsync(new { eventTime = "2026-01-07T00:00:00Z", job = new { @namespace = "s3://lake/x", name = "a/b c" }, outputs = new[] { new { @namespace = "s3://lake", name = "a b/c?d#e" } } });

        var job = await GetAsync($"/marquez/api/v1/namespaces/{Uri.EscapeDataString("s3://lake/x")}/jobs/{Uri.EscapeDataString("a/b c")}");
        var dataset = await GetAsync($"/api/v1/datasets/{Uri.EscapeDataString("s3://lake")}/{Uri.EscapeDataString("a b/c?d#e")}");

        Assert.Equal("a/b c", job.GetProperty("name").GetString());
        Assert.Equal("a b/c?d#e", dataset.GetProperty("name").GetString());
        // Its web page reads the run of every event: what no run sent is not among them.
        Assert.All((await GetAsync("/marquez/api/v1/events/lineage?limit=500")).GetProperty("events").EnumerateArray(), e => Assert.True(e.TryGetProperty("run", out _)));
    }

    [Fact]
    public async Task Columns_are_told_upstream_and_when_asked_downstream()
    {
        object Set(string name, object? facets = null) => new { @namespace = "c", name, facets };
        object From(string dataset, string column) => new { columnLineage = new { fields = new Dictionary<string, object> { ["x"] = new { inputFields = new[] { new { @namespace = "c", name = dataset, field = column, transformations = new[] { new { type = "DIRECT", subtype = "IDENTITY" } } } } } } } };
        await example.SendAsync(new { eventTime = "2026-01-07T00:00:00Z", eventType = "COMPLETE", run = new { runId = "c1" }, job = new { @namespace = "c", name = "one" }, inputs = new[] { Set("a") }, outputs = new[] { Set("b", From("a", "x")) } });
        await example.SendAsync(new { eventTime = "2026-01-07T00:00:00Z", eventType = "COMPLETE", run = new { runId = "c2" }, job = new { @namespace = "c", name = "two" }, inputs = new[] { Set("b") }, outputs = new[] { Set("c", From("b", "x")) } });

        var upstream = await GetAsync("/marquez/api/v1/column-lineage?nodeId=datasetField:c:b:x");
        var both = await GetAsync("/api/v1/column-lineage?nodeId=datasetField:c:b:x&withDownstream=true");

        Assert.Equal(["datasetField:c:a:x", "datasetField:c:b:x"], Ids(upstream));
        Assert.Equal(["datasetField:c:a:x", "datasetField:c:b:x", "datasetField:c:c:x"], Ids(both));
        var middle = both.GetProperty("graph")[1];
        Assert.Equal("IDENTITY", middle.GetProperty("data").GetProperty("transformationType").GetString());
        Assert.Equal("a", middle.GetProperty("data").GetProperty("inputFields")[0].GetProperty("dataset").GetString());
        Assert.Equal("datasetField:c:a:x", middle.GetProperty("inEdges")[0].GetProperty("origin").GetString());
        Assert.Equal("datasetField:c:c:x", middle.GetProperty("outEdges")[0].GetProperty("destination").GetString());
    }

    [Fact]
    public async Task Our_own_reads_tell_of_jobs_runs_and_schemas()
    {
        var job = await GetAsync("/api/v1/jobs/food_delivery/etl_menus");
        var runs = await GetAsync("/api/v1/runs?job=job:food_delivery:etl_menus");
        var run = await GetAsync($"/api/v1/runs/{runs.GetProperty("items")[0].GetProperty("id").GetString()}");
        var schemas = await GetAsync("/api/v1/datasets/food_delivery/public.menus/versions");

        Assert.Equal("Loads newly added restaurant menus daily.", job.GetProperty("facts").GetProperty("description").GetString());
        Assert.Equal("completed", job.GetProperty("job").GetProperty("state").GetString());
        Assert.Equal(["public.menus"], run.GetProperty("outputs").EnumerateArray().Select(o => o.GetProperty("name").GetString()));
        Assert.Equal(1, schemas.GetProperty("items").GetArrayLength());
        var first = await GetAsync("/api/v1/jobs?limit=5&namespace=food_delivery");
        var rest = await GetAsync($"/api/v1/jobs?limit=100&namespace=food_delivery&after={first.GetProperty("next").GetString()}");
        Assert.Equal((5, 8), (first.GetProperty("items").GetArrayLength(), rest.GetProperty("items").GetArrayLength()));
    }

    // A dataset may be spoken of as the source of a column only.
    private static IEnumerable<string> ColumnSources(JsonElement dataset) =>
        dataset.TryGetProperty("facets", out var facets) && facets.TryGetProperty("columnLineage", out var columns)
            ? columns.GetProperty("fields").EnumerateObject().SelectMany(f => f.Value.GetProperty("inputFields").EnumerateArray()).Select(i => i.GetProperty("name").GetString()!)
            : [];

    private static IEnumerable<string?> Ids(JsonElement graph) => graph.GetProperty("graph").EnumerateArray().Select(n => n.GetProperty("id").GetString());

    private async Task<IEnumerable<string>> NamesAsync(string path, string list) => (await GetAsync($"{path}?limit=100")).GetProperty(list).EnumerateArray().Select(d => d.GetProperty("name").GetString()!);

    private Task<JsonElement> GetAsync(string path) => example.GetAsync(path, Ct);
}

/// <summary>A portal that holds Marquez's example.</summary>
public sealed class MarquezExample : IAsyncLifetime
{
    private readonly PortalHost portal = new();

    public HttpClient Client { get; private set; } = null!;
    public IReadOnlyList<JsonElement> Events { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Client = await portal.SignedInAsync("ingrid.solberg", CancellationToken.None);
        if (!StandardFiles.Present) return;
        Events = [.. JsonElement.Parse(await File.ReadAllTextAsync(StandardFiles.PathTo("marquez", "metadata.json"))).EnumerateArray()];
        await SendAsync([.. Events.Select(e => (object)e)]);
    }

    public async Task SendAsync(params object[] events)
    {
        using var sent = await Client.PostAsJsonAsync("/api/v1/lineage/batch", events);
        Assert.Equal("success", (await sent.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());
        while (await portal.Get<LineageProjector>().WaitingAsync(CancellationToken.None) > 0) await portal.Get<LineageProjector>().ProjectAsync(CancellationToken.None);
        await portal.Get<LineageMoments>().FollowLogAsync(CancellationToken.None);
    }

    public async Task<JsonElement> GetAsync(string path, CancellationToken ct)
    {
        using var answer = await Client.GetAsync(new Uri(path, UriKind.Relative), ct);
        var body = await answer.Content.ReadAsStringAsync(ct);
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {answer.StatusCode}: {body}");
        return JsonElement.Parse(body);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();
}
