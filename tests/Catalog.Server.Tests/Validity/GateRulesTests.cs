using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Tests.Quality;
using Catalog.Server.Tests.Writing;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Server.Tests.Validity;

/// <summary>What people set by hand, as the gate answers it: rules of every level, and overrides.</summary>
public sealed class GateRulesTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_value_is_inherited_from_where_it_was_set_and_the_gate_answers_what_was_chosen()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        await using (var work = portal.Host.Get<ICatalogWorkFactory>().Open())
        {
            var above = await work.DomainAsync("sales", Ct);
            var below = A.Domain("sales-nordics", above);
            work.Add(below);
            work.Add((DataProduct)A.DataProduct("sales-nordics/baskets", below).WithOutput("lake"));
            Assert.Null(await work.SaveAsync(Ct));
        }
        await portal.Host.Get<ValidityMesh>().RefreshAllAsync(Ct);
        const string Product = "/api/v1/products/sales-nordics/baskets";
        async Task SetAsync(string path, object rules)
        {
            using var set = await portal.Administrator.PutAsJsonAsync(path, rules, Ct);
            Assert.True(set.StatusCode == HttpStatusCode.NoContent, await set.Content.ReadAsStringAsync(Ct));
        }
        await SetAsync("/api/v1/validity/policy", new { limitPercent = 10, verdicts = new { UNKNOWN = "BLOCK" }, why = "Everywhere" });
        await SetAsync("/api/v1/validity/policy?domain=sales-nordics", new { promiseMinutes = 60, why = "Hourly" });
        await SetAsync($"{Product}/validity/policy", new { verdicts = new Dictionary<string, string> { ["STALE"] = "BLOCK", ["suspect"] = "allow" }, why = "Old data misleads" });
        await SetAsync($"{Product}/validity/policy?port=lake", new { critical = new[] { "customer_id" }, why = "Bills go by it" });
        await AnswersAsync(portal, "UNKNOWN", "BLOCK");

        var now = TimeProvider.System.GetUtcNow();
        await SendAsync(portal, ResultPortal.Suite(now.AddHours(-2), 10_000, 0));
        await AnswersAsync(portal, "STALE", "BLOCK");
        await SendAsync(portal, ResultPortal.Suite(now.AddMinutes(-30), 10_000, 500));
        Assert.Equal("criticalFailed", (await AnswersAsync(portal, "INVALID", "BLOCK")).GetProperty("reasons")[0].GetProperty("code").GetString());
        await SendAsync(portal, ResultPortal.Suite(now.AddMinutes(-20), 10_000, 0));
        await AnswersAsync(portal, "VALID", "ALLOW");

        var rules = await portal.Administrator.GetAsync($"{Product}/validity/policy", Ct).IsAsync(HttpStatusCode.OK, Ct);
        Assert.Equal((10, 60), (rules.GetProperty("limitPercent").GetDecimal(), rules.GetProperty("promiseMinutes").GetInt32()));
        Assert.Equal([("STALE", "BLOCK"), ("SUSPECT", "ALLOW"), ("UNKNOWN", "BLOCK")], rules.GetProperty("verdicts").EnumerateObject().Select(v => (v.Name, v.Value.GetString()!)).OrderBy(v => v.Name, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_override_says_when_it_ends_and_the_answer_is_another_then()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        using (await portal.SendAsync(ResultPortal.Suite(TimeProvider.System.GetUtcNow().AddMinutes(-5), 10_000, 900), Ct)) { }
        var until = TimeProvider.System.GetUtcNow().AddSeconds(4);
        using (var set = await portal.Administrator.PutAsJsonAsync($"/api/v1/products/{ResultPortal.Orders}/validity/override", new { state = "VALID", reason = "Known, being repaired", until }, Ct)) Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);

        using var during = await portal.Job.GetAsync($"/api/v1/products/{ResultPortal.Orders}/gate", Ct);
        var said = await during.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal(("VALID", "ALLOW"), (said.GetProperty("state").GetString(), said.GetProperty("verdict").GetString()));
        Assert.Equal(until, said.GetProperty("validUntil").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));

        var after = await AnswersAsync(portal, "INVALID", "BLOCK", ResultPortal.Orders);
        Assert.Equal(JsonValueKind.Null, after.GetProperty("validUntil").ValueKind);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/products/{ResultPortal.Orders}/gate");
        asked.Headers.IfNoneMatch.Add(during.Headers.ETag!);
        using var other = await portal.Job.SendAsync(asked, Ct);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.NotEqual(during.Headers.ETag, other.Headers.ETag);
    }

    [Fact]
    public async Task An_override_to_valid_does_not_outvote_what_is_broken_upstream()
    {
        await using var portal = await ResultPortal.StartAsync(Ct);
        await using (var work = portal.Host.Get<ICatalogWorkFactory>().Open())
        {
            var domain = A.Domain("logistics");
            work.Add(domain);
            work.Add((DataProduct)A.DataProduct("logistics/trips", domain).WithOutput("lake", "trips"));
            work.Add((DataProduct)A.DataProduct("logistics/delays", domain).WithInput("in", "trips").WithOutput("lake"));
            Assert.Null(await work.SaveAsync(Ct));
        }
        await portal.Host.Get<ValidityMesh>().RefreshAllAsync(Ct);
        using (var sent = await portal.SendAsync(System.Text.Encoding.UTF8.GetBytes(ResultPortal.Suite(TimeProvider.System.GetUtcNow().AddMinutes(-5), 100, 50)), Ct, "?product=logistics/trips&port=lake")) Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        var until = TimeProvider.System.GetUtcNow().AddHours(1);

        using (var set = await portal.Administrator.PutAsJsonAsync("/api/v1/products/logistics/delays/validity/override", new { state = "valid", reason = "Checked by hand", until }, Ct)) Assert.Equal(HttpStatusCode.NoContent, set.StatusCode);

        var answer = await AnswersAsync(portal, "SUSPECT", "WARN", "logistics/delays");
        Assert.Equal(["override", "upstream"], answer.GetProperty("reasons").EnumerateArray().Select(r => r.GetProperty("code").GetString()).Where(c => c is "override" or "upstream"));
        Assert.Equal(until, answer.GetProperty("validUntil").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
    }

    private static async Task SendAsync(ResultPortal portal, string suite)
    {
        using var sent = await portal.SendAsync(System.Text.Encoding.UTF8.GetBytes(suite), Ct, "?product=sales-nordics/baskets&port=lake");
        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
    }

    /// <summary>Rules of domains, and time, act by a worker of the portal.</summary>
    private static async Task<JsonElement> AnswersAsync(ResultPortal portal, string state, string verdict, string product = "sales-nordics/baskets")
    {
        for (var began = Stopwatch.GetTimestamp(); ; await Task.Delay(50, Ct))
        {
            var answer = await portal.Job.GetAsync($"/api/v1/products/{product}/gate", Ct).IsAsync(HttpStatusCode.OK, Ct);
            if (answer.GetProperty("state").GetString() == state && answer.GetProperty("verdict").GetString() == verdict) return answer;
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60), $"Not within a minute: {state} and {verdict}, but {answer}");
        }
    }
}
