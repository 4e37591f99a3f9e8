using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Tests.Writing;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Server.Tests.Quality;

/// <summary>The question that pipelines ask, from the result that was sent to the status code that stops a job.</summary>
public sealed class GateTests
{
    private static readonly DateTimeOffset Ran = TimeProvider.System.GetUtcNow().AddMinutes(-5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100, 3, "VALID", "WARN")]
    [InlineData(10_000, 299, "VALID", "WARN")]
    [InlineData(10_000, 300, "VALID", "WARN")]
    [InlineData(10_000, 301, "INVALID", "BLOCK")]
    [InlineData(1_000_000_000, 30_000_000, "VALID", "WARN")]
    [InlineData(1_000_000_000, 30_000_001, "INVALID", "BLOCK")]
    [InlineData(3_000_000_000_000_000, 90_000_000_000_001, "INVALID", "BLOCK")]
    [InlineData(10_000, 0, "VALID", "ALLOW")]
    public async Task Exactly_three_percent_is_served_and_one_record_more_is_not(long rows, long lost, string state, string verdict)
    {
        await using var portal = await ResultPortal.StartAsync(Ct);

        var sent = (await portal.SendAsync(ResultPortal.Suite(Ran, rows, lost), Ct).IsAsync(HttpStatusCode.Created, Ct)).GetProperty("results")[0];

        Assert.Equal((state, lost, rows), (sent.GetProperty("state").GetString(), sent.GetProperty("recordLoss").GetProperty("lost").GetInt64(), sent.GetProperty("recordLoss").GetProperty("total").GetInt64()));
        var answer = await portal.GateAsync(Ct);
        Assert.Equal((state, verdict), (answer.GetProperty("state").GetString(), answer.GetProperty("verdict").GetString()));
        // At the limit it says so; below it, that an expectation failed; above, what was lost.
        Assert.Equal(lost == 0 ? [] : [lost * 10_000 > 300 * rows ? "recordLoss" : lost * 10_000 == 300 * rows ? "lossAtLimit" : "failed"], answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()));
        using var enforced = await portal.Job.GetAsync($"/api/v1/products/{ResultPortal.Orders}/gate?enforce=true", Ct);
        Assert.Equal(verdict == "BLOCK" ? HttpStatusCode.Conflict : HttpStatusCode.OK, enforced.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_did_not_change_is_304_but_a_block_that_is_enforced_is_always_409()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        using (await portal.SendAsync(ResultPortal.Suite(Ran, 10_000, 0), Ct)) { }
        using var first = await AskAsync(portal, null);
        using var same = await AskAsync(portal, first.Headers.ETag!.Tag);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, same.StatusCode));

        using (await portal.SendAsync(ResultPortal.Suite(Ran.AddMinutes(1), 10_000, 900), Ct)) { }
        using var other = await AskAsync(portal, first.Headers.ETag!.Tag);
        using var enforced = await AskAsync(portal, other.Headers.ETag!.Tag, "?enforce=true");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (other.StatusCode, enforced.StatusCode));
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
        var body = await enforced.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal($"/api/v1/products/{ResultPortal.Orders}/results/{(await portal.ResultsAsync(Ct))[0].GetProperty("id").GetString()}", body.GetProperty("evidence").GetString());
        Assert.Equal((JsonValueKind.Null, false, JsonValueKind.Null), (body.GetProperty("validUntil").ValueKind, body.GetProperty("degraded").GetBoolean(), body.GetProperty("asOf").ValueKind));
    }

    [Fact]
    public async Task Each_reader_is_told_of_upstream_as_much_as_they_may_see_and_gets_a_tag_of_their_own()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        await using (var work = portal.Host.Get<ICatalogWorkFactory>().Open())
        {
            var domain = A.Domain("logistics");
            work.Add(domain);
            work.Add((DataProduct)A.DataProduct("logistics/secret", domain).Hidden().WithOutput("lake", "secret"));
            work.Add((DataProduct)A.DataProduct("logistics/near", domain).Hidden().WithInput("in", "secret").WithOutput("lake", "near"));
            work.Add((DataProduct)A.DataProduct("logistics/far", domain).WithInput("in", "near").WithOutput("lake"));
            Assert.Null(await work.SaveAsync(Ct));
        }
        await portal.Host.Get<ValidityMesh>().RefreshAllAsync(Ct);
        using (var sent = await portal.SendAsync(System.Text.Encoding.UTF8.GetBytes(ResultPortal.Suite(Ran, 100, 50)), Ct, "?product=logistics/secret&port=lake")) Assert.Equal(HttpStatusCode.Created, sent.StatusCode);

        using var outside = await portal.Job.GetAsync("/api/v1/products/logistics/far/gate", Ct);
        using var inside = await portal.Administrator.GetAsync("/api/v1/products/logistics/far/gate", Ct);
        using var missing = await portal.Job.GetAsync("/api/v1/products/logistics/secret/gate", Ct);

        var masked = await outside.Content.ReadAsStringAsync(Ct);
        var (theirs, ours) = (JsonDocument.Parse(masked).RootElement, await inside.Content.ReadFromJsonAsync<JsonElement>(Ct));
        Assert.Equal(("SUSPECT", "WARN"), (theirs.GetProperty("state").GetString(), theirs.GetProperty("verdict").GetString()));
        Assert.Equal([null, "logistics/far"], theirs.GetProperty("upstream")[0].GetProperty("path").EnumerateArray().Select(p => p.GetString()));
        Assert.Equal(["logistics/secret", "logistics/near", "logistics/far"], ours.GetProperty("upstream")[0].GetProperty("path").EnumerateArray().Select(p => p.GetString()));
        Assert.DoesNotContain("secret", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("near", masked, StringComparison.Ordinal);
        Assert.NotEqual(outside.Headers.ETag, inside.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Questions_are_counted_by_token_and_verdict_for_the_owner()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        using (await portal.SendAsync(ResultPortal.Suite(Ran, 10_000, 900), Ct)) { }
        for (var i = 0; i < 7; i++)
            using (await AskAsync(portal, null)) { }
        using (await AskAsync(portal, "*")) { }

        await portal.Host.Get<StoreGateCounts>().ExecuteAsync(new StoreGateCountsCommand(Unfinished: true), Core.People.Actor.System, Ct);

        Assert.True(DataProductKey.TryParse(ResultPortal.Orders, out var key));
        var callers = await portal.Host.Get<IGateQueries>().CallersAsync(Core.People.Actor.System, key, Ran.AddDays(-1), Ct);
        var job = Assert.Single(callers.Value!);
        Assert.Equal((0, 0, 8), (job.Allowed, job.Warned, job.Blocked));
    }

    [Fact]
    public async Task A_retired_product_is_blocked_whatever_its_data()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        using (await portal.SendAsync(ResultPortal.Suite(Ran, 10_000, 0), Ct)) { }
        using (var retired = await portal.Administrator.DeleteAsync($"/api/v1/products/{ResultPortal.Orders}", Ct)) Assert.True(retired.IsSuccessStatusCode, await retired.Content.ReadAsStringAsync(Ct));
        await portal.Host.Get<ValidityMesh>().RefreshAllAsync(Ct);

        var answer = await portal.GateAsync(Ct);

        Assert.Equal(("BLOCK", JsonValueKind.Null, "retired"), (answer.GetProperty("verdict").GetString(), answer.GetProperty("state").ValueKind, answer.GetProperty("reasons")[0].GetProperty("code").GetString()));
    }

    private static async Task<HttpResponseMessage> AskAsync(ResultPortal portal, string? tag, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products/{ResultPortal.Orders}/gate{query}");
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await portal.Job.SendAsync(request, Ct);
    }
}
