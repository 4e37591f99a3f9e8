using Catalog.Core.DataProducts;
using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Catalog.UI.Navigation;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Analyst;

/// <summary>From the first look to the open port.</summary>
public sealed class AccessJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Returns = "products/sales/returns";

    [Fact]
    public async Task An_analyst_finds_a_product_reads_its_ports_and_is_given_access_while_both_sides_watch()
    {
        var ana = await SignInAsync("Ana Ruiz");
        await LookAtAsync(ana);
        await VisitAsync(ana, "products");
        await ana.Page.Locator($"#filters a[href='{CatalogUrls.ProductList(new ProductFilter { Domains = ["sales"] })}']").ClickAsync();
        await ana.Page.WaitForURLAsync("**/products?*");
        await ana.Page.Locator($"table a[href='/{Returns}']").First.ClickAsync();
        await ana.Page.WaitForURLAsync($"**/{Returns}");
        await Expect(ana.Page.GetByText("You hold none.")).ToBeVisibleAsync();
        await LookAtAsync(ana);

        await ana.Page.Locator($"a[href='/{Returns}/ports']").First.ClickAsync();
        await ana.Page.WaitForURLAsync($"**/{Returns}/ports");
        await ana.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await ana.Page.Locator("article.port h4.lang").First.WaitForAsync();
        var copy = ana.Page.Locator("article.port [data-copy]").First;
        await copy.ClickAsync();
        await Expect(copy).ToHaveAttributeAsync("aria-label", "Copied");
        Assert.Equal(await copy.GetAttributeAsync("data-copy"), await ana.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await LookAtAsync(ana);
        await Expect(ana.Page.Locator($"a[href='/{Returns}/access']")).ToHaveCountAsync(0);
        foreach (var tab in (string[])["contract", "consumers", "activity", "docs"]) await VisitAsync(ana, $"{Returns}/{tab}");

        var priya = await SignInAsync("Priya Nair");
        await VisitAsync(priya, "inbox");
        await VisitAsync(ana, $"{Returns}/request");
        await ana.Page.Locator("input[name=port]").First.CheckAsync();
        await ana.Page.Locator("textarea[name=purpose]").FillAsync("Comparing reasons for returns between shop and stores.");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Ask for access" }).ClickAsync();
        await ana.Page.WaitForURLAsync("**/access");
        await LookAtAsync(ana);
        await VisitAsync(ana, Returns);
        var now = ana.Page.Locator(".flow li[aria-current=step]");
        await Expect(now).ToContainTextAsync("decides");

        var row = priya.Page.Locator("[data-row]").Filter(new() { HasText = "asks to read sales/returns" });
        await row.Locator("a").ClickAsync();
        await priya.Page.Locator("textarea[name=reason]").FillAsync("Fits what the product is for.");
        await LookAtAsync(priya);
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true }).ClickAsync();
        await Expect(row).ToHaveCountAsync(0);
        // Nobody reloads.
        await Expect(now).ToContainTextAsync("Provisioned");

        await VisitAsync(priya, $"{Returns}/access");
        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Mark provisioned for Ana Ruiz" }).ClickAsync();
        await Expect(ana.Page.GetByText("The port is open for you")).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }
}
