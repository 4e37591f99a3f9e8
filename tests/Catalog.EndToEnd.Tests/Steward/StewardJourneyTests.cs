using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Steward;

/// <summary>A steward looks after many products at once, and after what nobody else sees.</summary>
public sealed class StewardJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task A_steward_tags_many_products_certifies_one_and_hides_another_from_analysts()
    {
        var marta = await SignInAsync("Marta Lindqvist");
        var page = marta.Page;
        await VisitAsync(marta, "products");
        foreach (var name in (string[])["orders", "returns"])
            await page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select sales/{name}", Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Toolbar).GetByRole(AriaRole.Button, new() { Name = "Tags" }).ClickAsync();
        await LookAtAsync(marta);
        await page.Locator("dialog#tag-products [name=add]").FillAsync("harvest");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change tags" }).ClickAsync();
        await Expect(page.Locator("dialog#tag-products")).ToHaveCountAsync(0);
        await Expect(page.Locator("tbody").GetByText("harvest")).ToHaveCountAsync(2);

        await VisitAsync(marta, "products/sales/returns");
        var dialog = await ManageAsync(marta, "Certify");
        await dialog.Locator("input[name=level][value=certified]").CheckAsync();
        await dialog.Locator("textarea[name=reason]").FillAsync("Ninety days without a late load.");
        await LookAtAsync(marta);
        await dialog.Locator("footer .btn.p").ClickAsync();
        await Expect(page.Locator("aside").GetByText("Certified", new() { Exact = true })).ToBeVisibleAsync();

        await VisitAsync(marta, "products/sales/price-list");
        dialog = await ManageAsync(marta, "Who sees it");
        await dialog.Locator("input[name=visibility][value=hidden]").CheckAsync();
        await dialog.Locator("footer .btn.p").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await VisitAsync(marta, "products/sales/price-list");
        var ana = (await SignInAsync("Ana Ruiz")).Expect("404");
        Assert.Equal(404, (await ana.GoToAsync("products/sales/price-list"))!.Status);
        AssertNothingKeepsPeopleOut();
    }
}
