using System.Text.Json;
using Catalog.EndToEnd.Tests.Fixtures.Authority;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Identity;

/// <summary>Signing in and out by a real authority in a real browser, through both routes.</summary>
public abstract class ProviderSignInTests(BrowserFixture browser, TestAuthority authority, string mode) : Journey(browser), IClassFixture<TestAuthority>
{
    private ProviderPortal? _portal;

    [Fact]
    public async Task A_role_of_the_provider_makes_an_administrator_and_signing_out_ends_both_sessions()
    {
        var portal = Portal();
        await authority.TrustAsync(portal.Url);
        var page = await SignInAsync(portal.Url, TestUser.Alice);

        Assert.Equal(TestUser.Alice.DisplayName, (await MeAsync(page)).GetProperty("name").GetString());
        Assert.True((await MeAsync(page)).GetProperty("administrator").GetBoolean());
        await page.GoToAsync("admin/people");
        // A menu that is opened before would be closed when the circuit takes the page over.
        await page.CircuitAsync();
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "People and roles", Level = 1 }).WaitForAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = TestUser.Alice.DisplayName, Exact = true })).ToBeVisibleAsync();

        await page.Page.Locator("summary.av").ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.Page.WaitForURLAsync("**/signin");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Sign in with your organisation" }).ClickAsync();
        // The authority asks again: its session has ended, too.
        await page.Page.GetByRole(AriaRole.Heading, new() { Name = "Who are you?" }).WaitForAsync();
    }

    [Fact]
    public async Task A_group_of_the_provider_makes_an_owner_and_nothing_more()
    {
        var portal = Portal();
        await authority.TrustAsync(portal.Url);
        await portal.MakeTeamAsync("order-management", Ct);

        var owner = await MeAsync(await SignInAsync(portal.Url, TestUser.Olga));
        var analyst = await MeAsync(await SignInAsync(portal.Url, TestUser.Bob));

        Assert.Equal(1, owner.GetProperty("teams").GetInt32());
        Assert.False(owner.GetProperty("administrator").GetBoolean());
        Assert.Equal(0, analyst.GetProperty("teams").GetInt32());
        Assert.False(analyst.GetProperty("administrator").GetBoolean());
    }

    public override async ValueTask DisposeAsync()
    {
        // The pages close first: one that outlives its portal reports a lost connection.
        try { await base.DisposeAsync(); }
        finally
        {
            if (_portal is not null) await _portal.DisposeAsync();
        }
        GC.SuppressFinalize(this);
    }

    private ProviderPortal Portal() => _portal = new ProviderPortal(authority, mode);

    private async Task<PortalPage> SignInAsync(Uri portal, TestUser user)
    {
        var page = (await OpenAsync(portal)).AllowHost(authority.Issuer);
        await page.GoToAsync("admin/health");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = user.DisplayName }).ClickAsync();
        await page.Page.WaitForURLAsync("**/admin/health");
        return page;
    }

    private static async Task<JsonElement> MeAsync(PortalPage page)
    {
        var answer = await page.Page.APIRequest.GetAsync(new Uri(page.Portal, "api/v1/me").ToString());
        return (await answer.JsonAsync())!.Value;
    }
}

/// <summary>The plain OpenID Connect handler.</summary>
public sealed class OidcSignInTests(BrowserFixture browser, TestAuthority authority) : ProviderSignInTests(browser, authority, "Oidc");

/// <summary>Microsoft.Identity.Web, with the authority standing in for a tenant.</summary>
public sealed class EntraIdSignInTests(BrowserFixture browser, TestAuthority authority) : ProviderSignInTests(browser, authority, "EntraId");

internal sealed class ProviderPortal(TestAuthority authority, string mode) : PortalFactory
{
    public async Task MakeTeamAsync(string key, CancellationToken ct)
    {
        var works = (Core.Shared.ICatalogWorkFactory)Services.GetService(typeof(Core.Shared.ICatalogWorkFactory))!;
        await using var work = works.Open();
        work.Add(new Core.Domains.Team(Core.Shared.CatalogId.New<Core.Domains.TeamId>(TimeProvider.System), key, "Order Management", TimeProvider.System.GetUtcNow()));
        Assert.Null(await work.SaveAsync(ct));
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Catalog:Demo:Seed", "false");
        builder.UseSetting("Catalog:Auth:Mode", mode);
        builder.UseSetting("Catalog:Auth:Authority", authority.Issuer.ToString());
        builder.UseSetting("Catalog:Auth:ClientId", authority.ClientId);
        builder.UseSetting("Catalog:Auth:ClientSecret", authority.ClientSecret);
        Map(builder, 0, ("claim", "roles"), ("value", "Catalog.Admin"), ("role", "administrator"));
        Map(builder, 1, ("claim", "groups"), ("value", "sales-team"), ("role", "owner"), ("team", "order-management"));
    }

    private static void Map(IWebHostBuilder builder, int index, params (string Key, string Value)[] mapping)
    {
        foreach (var (key, value) in mapping) builder.UseSetting($"Catalog:Auth:Mappings:{index}:{key}", value);
    }
}
