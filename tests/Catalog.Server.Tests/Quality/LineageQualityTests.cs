using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using Catalog.Server.Tests.Fixtures;
using Catalog.Server.Tests.Writing;
using Xunit;

namespace Catalog.Server.Tests.Quality;

/// <summary>What OpenLineage says of the quality of data: assertions are results, and rows that a run lost are lost.</summary>
public sealed class LineageQualityTests : IAsyncLifetime
{
    private const string Product = "/api/v1/products/logistics/trips";
    private const string Odps = """
        apiVersion: v1.0.0
        kind: DataProduct
        id: trips
        name: Trips
        version: 1.0.0
        status: active
        domain: Logistics
        outputPorts:
          - name: lake
            version: 1.0.0
            customProperties:
              - property: catalog.datasets
                value:
                  - namespace: abfss://lake
                    name: logistics/trips
        """;

    private static readonly DateTimeOffset Ran = TimeProvider.System.GetUtcNow().AddMinutes(-20);

    private readonly PortalHost portal = new();
    private HttpClient administrator = null!;
    private HttpClient pipeline = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        administrator = await portal.SignedInAsync("ingrid.solberg", Ct);
        pipeline = MeshOf.With(portal, await administrator.MakeTokenAsync(new { name = "pipeline", role = "intake" }, Ct));
        await administrator.PutDocumentAsync(Product, Odps, Ct).IsAsync(HttpStatusCode.Created, Ct);
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("inputFacets")]
    [InlineData("facets")]
    public async Task What_a_run_asserts_is_a_result_of_the_port_once_however_often_it_is_sent(string facets)
    {
        var told = Event("test_trips", "run-1", Ran, Asserting(facets, """{"assertion":"not_null","column":"trip_id","success":true},{"assertion":"relationships","column":"driver_id","success":false,"severity":"error"},{"assertion":"no verdict"}"""), "[]");
        await LearnAsync(told);
        var result = Assert.Single(await ResultsAsync(1));
        await LearnAsync(told);
        await LearnAsync(Event("test_trips", "run-2", Ran.AddMinutes(1), Asserting(facets, """{"assertion":"not_null","column":"trip_id","success":true}"""), "[]"));

        Assert.Equal(2, (await ResultsAsync(2)).Count);
        Assert.Equal(("test_trips", "lake", 2, 1), (result.GetProperty("suite").GetString(), result.GetProperty("port").GetString(), result.GetProperty("evaluated").GetInt32(), result.GetProperty("successful").GetInt32()));
        var whole = await administrator.GetAsync($"{Product}/results/{result.GetProperty("id").GetString()}", Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal("run-1", whole.GetProperty("lineageRun").GetString());
        Assert.Equal("Every row has a value in `trip_id`.", whole.GetProperty("expectations")[0].GetProperty("promise").GetString());
        // An expectation that failed is a warning; the newest run of the suite has none.
        await StateAsync("VALID", "ALLOW");
    }

    [Fact]
    public async Task No_assertion_is_lost_however_many_come_at_once_and_whenever_they_ran()
    {
        const int Runs = 230;
        var events = Enumerable.Range(0, Runs).Select(i => Event("test_trips", $"many-{i}", Ran.AddDays(-i), Asserting("inputFacets", """{"assertion":"not_null","column":"trip_id","success":true}"""), "[]"));

        using (var taken = await pipeline.PostAsync("/api/v1/lineage/batch", new StringContent($"[{string.Join(',', events)}]", Encoding.UTF8, "application/json"), Ct)) Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        await ResultsAsync(200, "?limit=200");
        // The run of one is known before it asserts anything.
        await LearnAsync(Event("test_trips", "late", Ran.AddDays(-401), """[{"namespace":"abfss://lake","name":"logistics/trips"}]""", "[]").Replace("COMPLETE", "START", StringComparison.Ordinal));
        await UntilAsync(async () => (await administrator.GetAsync("/api/v1/runs/late", Ct)).StatusCode == HttpStatusCode.OK, "the run is known");
        await LearnAsync(Event("test_trips", "late", Ran.AddDays(-400), Asserting("inputFacets", """{"assertion":"not_null","column":"trip_id","success":true}"""), "[]"));

        var all = 0;
        await UntilAsync(async () =>
        {
            var first = await administrator.GetAsync($"{Product}/results?limit=200", Ct).IsAsync(HttpStatusCode.OK, Ct);
            var rest = await administrator.GetAsync($"{Product}/results?limit=200&after={Uri.EscapeDataString(first.GetProperty("next").GetString()!)}", Ct).IsAsync(HttpStatusCode.OK, Ct);
            return (all = first.GetProperty("items").GetArrayLength() + rest.GetProperty("items").GetArrayLength()) == Runs + 1;
        }, $"all {Runs + 1} results");
        Assert.Equal(Runs + 1, all);
    }

    [Fact]
    public async Task Rows_that_the_run_lost_count_before_those_that_do_not_comply()
    {
        await LearnAsync(Event("build_trips", "run-1", Ran, """[{"namespace":"db","name":"raw.trips","inputFacets":{"inputStatistics":{"rowCount":10000}}}]""", """[{"namespace":"abfss://lake","name":"logistics/trips","outputFacets":{"outputStatistics":{"rowCount":9600,"size":1}}}]"""));
        await WrittenAsync();

        var sent = await pipeline.PostAsync("/api/v1/quality/great-expectations?product=logistics/trips&port=lake", new ByteArrayContent(Encoding.UTF8.GetBytes(ResultPortal.Suite(Ran.AddMinutes(5), 9600, 10))), Ct).IsAsync(HttpStatusCode.Created, Ct);

        var loss = sent.GetProperty("results")[0].GetProperty("recordLoss");
        Assert.Equal(("run", 400, 10_000), (loss.GetProperty("source").GetString(), loss.GetProperty("lost").GetInt64(), loss.GetProperty("total").GetInt64()));
        await StateAsync("INVALID", "BLOCK");
    }

    private static string Asserting(string facets, string assertions) =>
        """[{"namespace":"abfss://lake","name":"logistics/trips","FACETS":{"dataQualityAssertions":{"_producer":"p","_schemaURL":"s","assertions":[ASSERTIONS]}}}]""".Replace("FACETS", facets, StringComparison.Ordinal).Replace("ASSERTIONS", assertions, StringComparison.Ordinal);

    private async Task LearnAsync(string told)
    {
        using var taken = await pipeline.PostAsync("/api/v1/lineage", new StringContent(told, Encoding.UTF8, "application/json"), Ct);
        Assert.True(taken.StatusCode == HttpStatusCode.Created, await taken.Content.ReadAsStringAsync(Ct));
    }

    private async Task<IReadOnlyList<JsonElement>> ResultsAsync(int atLeast, string query = "")
    {
        IReadOnlyList<JsonElement> results = [];
        await UntilAsync(async () => (results = [.. (await administrator.GetAsync($"{Product}/results{query}", Ct).IsAsync(HttpStatusCode.OK, Ct)).GetProperty("items").EnumerateArray()]).Count >= atLeast, $"{atLeast} results");
        return results;
    }

    private Task WrittenAsync() => UntilAsync(async () => (await administrator.GetAsync("/api/v1/lineage?nodeId=job:n:build_trips", Ct)).StatusCode == HttpStatusCode.OK, "the run is known");

    private Task StateAsync(string state, string verdict) => UntilAsync(
        async () => await administrator.GetAsync($"{Product}/gate", Ct).IsAsync(HttpStatusCode.OK, Ct) is var answer && answer.GetProperty("state").GetString() == state && answer.GetProperty("verdict").GetString() == verdict, $"{state} and {verdict}");

    /// <summary>The log is applied by a worker of the portal.</summary>
    private static async Task UntilAsync(Func<Task<bool>> holds, string what)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await holds())
        {
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"Not within a minute: {what}.");
            await Task.Delay(50, Ct);
        }
    }

    private static string Event(string job, string run, DateTimeOffset at, string inputs, string outputs) =>
        $$$"""{"eventType":"COMPLETE","eventTime":"{{{at:O}}}","producer":"p","schemaURL":"s","run":{"runId":"{{{run}}}"},"job":{"namespace":"n","name":"{{{job}}}"},"inputs":{{{inputs}}},"outputs":{{{outputs}}}}""";
}
