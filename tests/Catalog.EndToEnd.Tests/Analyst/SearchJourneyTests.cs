using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Analyst;

/// <summary>Finding something without knowing what it is called.</summary>
public sealed class SearchJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    [Fact]
    public async Task An_analyst_finds_the_table_with_customer_emails_by_keyboard_and_keeps_the_search()
    {
        var ana = await SignInAsync("Ana Ruiz");
        // The index follows the demo mesh by itself.
        await ana.Page.WaitForFunctionAsync("() => fetch('/api/v1/search?q=customer%20emails').then(answer => answer.json()).then(found => found.hits[0]?.key === 'customer/profiles')", null, new() { PollingInterval = 250, Timeout = 60_000 });

        await ana.Page.Keyboard.PressAsync("Control+k");
        var box = ana.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the catalog" }).Or(ana.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the catalog" }));
        await box.PressSequentiallyAsync("profil");
        var suggestions = ana.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
        await Expect(suggestions.Locator("a[href='/products/customer/profiles']")).ToBeVisibleAsync();
        await LookAtAsync(ana);
        await ana.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(box).ToHaveAttributeAsync("aria-activedescendant", "omni-0");
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/products/customer/profiles");

        await ana.Page.Keyboard.PressAsync("Control+k");
        await box.FillAsync("customer emails");
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/search?q=customer*emails");
        var first = ana.Page.Locator("article").First;
        await Expect(first).ToContainTextAsync("customer/profiles");
        await Expect(first.Locator("mark").First).ToBeVisibleAsync();
        await LookAtAsync(ana);

        await ana.Page.Locator("#filters a[href*='type=dataset']").ClickAsync();
        await Expect(ana.Page.Locator(".fchip")).ToHaveTextAsync("Datasets");
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Save search" }).ClickAsync();
        await Expect(ana.Page.GetByText("The search is saved.")).ToBeVisibleAsync();
        await VisitAsync(ana, "search");
        await Expect(ana.Page.Locator("a[href='/search?q=customer%20emails&type=dataset']")).ToBeVisibleAsync();

        await VisitAsync(ana, "search?q=zzqqx%20blah");
        await Expect(ana.Page.GetByText("Nothing that you may see matches")).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }
}
