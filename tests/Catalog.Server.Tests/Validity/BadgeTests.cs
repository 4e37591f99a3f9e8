using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;
using Catalog.Core.DataProducts;
using Catalog.Core.Shared;
using Catalog.Core.Validity;
using Catalog.Server.Tests.Fixtures;
using Catalog.TestKit.Builders;
using Xunit;

namespace Catalog.Server.Tests.Validity;

/// <summary>Badges are read without signing in, and tell nothing but what was signed.</summary>
public sealed class BadgeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_badge_tells_the_state_and_a_forged_or_hidden_one_is_missing_alike()
    {
        await using var portal = new PortalHost();
        using var anonymous = portal.Anonymous();
        var domain = A.Domain("sales");
        DataProduct open = A.DataProduct("sales/orders", domain).WithOutput("lake");
        DataProduct hidden = A.DataProduct("sales/plans", domain).Shown(Visibility.Hidden).WithOutput("lake");
        await using (var work = portal.Get<ICatalogWorkFactory>().Open())
        {
            work.Add(domain);
            work.Add(open);
            work.Add(hidden);
            Assert.Null(await work.SaveAsync(Ct));
        }
        await portal.Get<ValidityMesh>().RefreshAllAsync(Ct);
        var links = portal.Get<IBadgeLinks>();
        var link = links.Of(open.Id);

        var picture = await anonymous.GetAsync($"/api/v1/badges/{link}.svg", Ct);
        Assert.Equal("image/svg+xml", picture.Content.Headers.ContentType?.MediaType);
        Assert.Equal("sales/orders: UNKNOWN", XDocument.Parse(await picture.Content.ReadAsStringAsync(Ct)).Root!.Attribute("aria-label")?.Value);
        var told = await anonymous.GetFromJsonAsync<JsonElement>($"/api/v1/badges/{link}.json", Ct);
        Assert.Equal(("sales/orders", "UNKNOWN", 1), (told.GetProperty("product").GetString(), told.GetProperty("message").GetString(), told.GetProperty("schemaVersion").GetInt32()));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/badges/{link}.svg");
        again.Headers.IfNoneMatch.Add(picture.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await anonymous.SendAsync(again, Ct)).StatusCode);

        var forged = await anonymous.GetAsync($"/api/v1/badges/{link[..^4]}AAAA.json", Ct);
        var secret = await anonymous.GetAsync($"/api/v1/badges/{links.Of(hidden.Id)}.json", Ct);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (forged.StatusCode, secret.StatusCode));
        Assert.Equal(await DetailAsync(forged), await DetailAsync(secret));
    }

    private static async Task<string?> DetailAsync(HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("detail").GetString();
}
