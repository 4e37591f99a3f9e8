using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Of a restricted product's datasets and jobs everybody reads that they are, and only who may read details anything more; in our own words and in Marquez's.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class RestrictedLineageTests(PermissionPortal portal)
{
    private const string Space = "/marquez/api/v1/namespaces/postgres%3A%2F%2Fwarehouse%3A5432";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("analyst", false)]
    [InlineData("elsewhere", false)]
    [InlineData("t-reader", false)]
    [InlineData("grantee", true)]
    [InlineData("member", true)]
    [InlineData("steward", true)]
    [InlineData("t-owner", true)]
    public async Task Runs_versions_and_facts_open_with_the_details_of_the_product(string actor, bool details)
    {
        var world = portal.Shared("restricted");
        var job = await GetAsync(actor, $"{Space}/jobs/{world.Job}");
        var node = (await GetAsync(actor, $"/marquez/api/v1/lineage?nodeId=job:postgres://warehouse:5432:{world.Job}")).GetProperty("graph").EnumerateArray().Single(n => n.GetProperty("type").GetString() == "JOB").GetProperty("data");
        var story = await GetAsync(actor, $"/api/v1/jobs/postgres%3A%2F%2Fwarehouse%3A5432/{world.Job}");

        Assert.Equal(world.Job, job.GetProperty("name").GetString());
        foreach (var said in (JsonElement[])[job, node])
        {
            Assert.Equal(details, said.GetProperty("latestRun").ValueKind == JsonValueKind.Object);
            Assert.Equal(details, said.GetProperty("facets").EnumerateObject().Any());
            Assert.Equal(details, said.GetProperty("context").TryGetProperty("sql", out _));
        }
        Assert.Equal(details, story.GetProperty("withheld").ValueKind == JsonValueKind.Null);
        Assert.Equal(details, story.GetProperty("facts").ValueKind == JsonValueKind.Object);
        Assert.Equal(details, story.GetProperty("job").GetProperty("state").ValueKind == JsonValueKind.String);
        Assert.Equal(details ? 1 : 0, (await GetAsync(actor, $"{Space}/jobs/{world.Job}/runs")).GetProperty("totalCount").GetInt32());
        Assert.Equal(details ? 1 : 0, (await GetAsync(actor, $"{Space}/datasets/{world.Dataset}/versions")).GetProperty("totalCount").GetInt32());
        Assert.Equal(details, (await GetAsync(actor, $"{Space}/datasets/{world.Dataset}")).GetProperty("currentVersion").ValueKind == JsonValueKind.String);
        Assert.Equal(details, (await GetAsync(actor, "/marquez/api/v1/jobs?limit=1000&lastRunStates=COMPLETED")).GetProperty("jobs").EnumerateArray().Any(j => j.GetProperty("name").GetString() == world.Job));
    }

    private async Task<JsonElement> GetAsync(string actor, string path) => await portal[actor].GetFromJsonAsync<JsonElement>(path, Ct);
}
