using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>A count says no more than the list it counts.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class CountTests(PermissionPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Readers => ["analyst", "grantee", "member", "other", "steward", "elsewhere", "admin", "t-reader", "t-gate", "t-owner"];

    [Theory, MemberData(nameof(Readers))]
    public async Task A_count_is_that_of_the_products_listed(string actor)
    {
        var listed = (await AllAsync(actor, "/api/v1/products?limit=200")).ConvertAll(p => (Domain: Key(p, "domain"), Team: Key(p, "team")));

        foreach (var domain in await AllAsync(actor, "/api/v1/domains?limit=200"))
            Assert.Equal(listed.Count(p => p.Domain == domain.GetProperty("key").GetString()), domain.GetProperty("products").GetInt32());
        foreach (var team in await AllAsync(actor, "/api/v1/teams?limit=200"))
            Assert.Equal(listed.Count(p => p.Team == team.GetProperty("key").GetString()), team.GetProperty("products").GetInt32());
    }

    [Fact]
    public async Task What_is_counted_for_its_team_is_more_than_what_is_counted_for_others()
    {
        var own = (await AllAsync("member", "/api/v1/datasets?limit=200")).Count;
        var others = (await AllAsync("other", "/api/v1/datasets?limit=200")).Count;
        Assert.True(own > others, $"{own} for the team, {others} for others.");
    }

    private async Task<List<JsonElement>> AllAsync(string actor, string address)
    {
        var all = new List<JsonElement>();
        for (string? after = null; ;)
        {
            var page = await portal[actor].GetFromJsonAsync<JsonElement>(after is null ? address : $"{address}&after={Uri.EscapeDataString(after)}", Ct);
            all.AddRange(page.GetProperty("items").EnumerateArray());
            if ((after = page.TryGetProperty("next", out var next) ? next.GetString() : null) is null) return all;
        }
    }

    private static string? Key(JsonElement product, string of) => product.TryGetProperty(of, out var named) && named.ValueKind == JsonValueKind.Object ? named.GetProperty("key").GetString() : null;
}
