using System.Net;
using Xunit;

namespace Catalog.Server.Tests.Permissions;

/// <summary>Nobody who may not see a hidden product reads of it anywhere: no page, list, export, feed or refusal.</summary>
[Collection(nameof(PermissionPortal))]
public sealed class HiddenProductTests(PermissionPortal portal)
{
    private static readonly string[] Outside = ["anon", "analyst", "grantee", "other", "elsewhere", "t-reader", "t-intake", "t-gate"];

    /// <summary>Reads that the matrix asks in one way only.</summary>
    private static readonly string[] More =
    [
        "/api/v1/products?as=csv", $"/api/v1/products?q={PermissionPortal.HiddenWord[..4]}", "/api/v1/products?sort=-views&limit=200", "/api/v1/products?favourite=me",
        "/api/v1/datasets?as=csv", $"/api/v1/datasets?q={PermissionPortal.HiddenWord[..4]}", "/api/v1/contracts?as=csv", $"/api/v1/contracts?q={PermissionPortal.HiddenKey[..4]}", "/api/v1/tags?as=csv", "/api/v1/activity.csv",
        "/api/v1/access-requests?scope=mine", "/api/v1/access-requests?scope=products", "/api/v1/grants?scope=mine", "/api/v1/grants?scope=products",
        "/api/v1/inbox?shelf=told", "/api/v1/inbox?shelf=toDecide", "/api/v1/inbox?shelf=done", "/api/v1/activity?limit=200", "/api/v1/imports?limit=200",
    ];

    public static TheoryData<string> Outsiders => [.. Outside];

    [Theory, MemberData(nameof(Outsiders))]
    public async Task Who_may_not_see_a_hidden_product_reads_of_it_nowhere(string actor)
    {
        var leaks = new List<string>();
        var asked = 0;
        foreach (var address in Addresses(actor))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (!address.StartsWith("/api", StringComparison.Ordinal)) request.Headers.Add("Accept", "text/html");
            using var response = await portal[actor].SendAsync(request);
            // A refusal may repeat the name that was typed, and nothing more.
            var names = new[] { portal.Shared("hidden").Dataset, portal.Shared("hidden").Job }.Where(n => address.Contains(n, StringComparison.Ordinal));
            var text = names.Aggregate(WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), (said, name) => said.Replace(name, "", StringComparison.Ordinal));
            asked++;
            var typed = address.Contains(PermissionPortal.HiddenKey, StringComparison.Ordinal);
            if (text.Contains(PermissionPortal.HiddenWord, StringComparison.OrdinalIgnoreCase) || (!typed && text.Contains(PermissionPortal.HiddenKey, StringComparison.OrdinalIgnoreCase)))
                leaks.Add($"{address} ({(int)response.StatusCode}): {Around(text)}");
        }
        Assert.True(asked > 40, "Too little was asked.");
        Assert.True(leaks.Count == 0, string.Join('\n', leaks));
    }

    [Fact]
    public async Task Who_looks_after_it_does_read_of_it()
    {
        Assert.Contains(PermissionPortal.HiddenWord, await portal["member"].GetStringAsync("/api/v1/products?as=csv"), StringComparison.Ordinal);
        Assert.Contains(PermissionPortal.HiddenWord, await portal["steward"].GetStringAsync($"/products?visibility=hidden&q={PermissionPortal.HiddenKey}"), StringComparison.Ordinal);
    }

    private IEnumerable<string> Addresses(string actor) =>
        Matrix.Rows.Where(r => r.Method is "GET" || (r.Method == "PAGE" && !actor.StartsWith("t-", StringComparison.Ordinal)))
            .Select(r => Requests.Address(r.Route, portal.Shared(r.Visibility))).Concat(More).Distinct();

    private static string Around(string text)
    {
        var at = text.IndexOf(PermissionPortal.HiddenWord, StringComparison.OrdinalIgnoreCase);
        if (at < 0) at = text.IndexOf(PermissionPortal.HiddenKey, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 80)];
    }
}
