using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Steward;

/// <summary>A steward sees what is broken in the domain, gives a result its place, looks after an incident and sets the domain's rules.</summary>
public sealed class QualityJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task A_steward_places_a_result_notes_on_an_incident_and_sets_the_rules_of_the_domain()
    {
        var marta = await SignInAsync("Marta Lindqvist");
        var page = marta.Page;
        await VisitAsync(marta, "quality");
        await Expect(page.Locator(".broken")).ToContainTextAsync("Reaches 5 products");
        await VisitAsync(marta, "quality/mesh?domain=sales");
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = new("^INVALID now") })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^A port unchecked") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("checks on");

        await VisitAsync(marta, "quality");
        await page.Locator(".broken").GetByRole(AriaRole.Link, new() { Name = "Incident" }).ClickAsync();
        await page.Locator("[name=incident-note]").FillAsync("Told the stores to check the till version.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
        await Expect(page.GetByText("Told the stores to check the till version.").First).ToBeVisibleAsync();
        await LookAtAsync(marta);

        await VisitAsync(marta, "inbox?kind=unmatched-result");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("order_archive_weekly") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Look at all of it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Where does this result belong?" })).ToBeVisibleAsync();
        await LookAtAsync(marta);
        await page.Locator("select[name=place]").SelectOptionAsync(new SelectOptionValue { Label = "sales/order-extract, port order-extract-csv" });
        await Expect(page.GetByLabel("Send the next ones there by themselves")).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Put all 2 there" }).ClickAsync();
        await page.WaitForURLAsync("**/products/sales/order-extract/quality");
        await Expect(page.GetByText("order_archive_weekly").First).ToBeVisibleAsync();

        await VisitAsync(marta, "quality/rules?domain=sales");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set the rules of The domain Sales" }).ClickAsync();
        var rules = page.Locator("dialog#policy");
        await rules.Locator("[name=policy-critical]").FillAsync("customer_id");
        await rules.GetByLabel("The gate on STALE").SelectOptionAsync("Block");
        await rules.Locator("[name=policy-why]").FillAsync("Every product of Sales is joined by it.");
        await rules.GetByRole(AriaRole.Button, new() { Name = "Set the rules" }).ClickAsync();
        await Expect(page.GetByText("Critical: customer_id; BLOCK for STALE, else as usual")).ToBeVisibleAsync();
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Set the rules of The mesh" }).CountAsync());
        AssertNothingKeepsPeopleOut();
    }
}
