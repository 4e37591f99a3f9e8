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
        var ana = await SearcherAsync();
        await ana.Page.Keyboard.PressAsync("Control+k");
        var box = Box(ana);
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

    [Fact]
    public async Task A_newcomer_who_knows_no_name_asks_in_a_sentence_and_ends_at_the_table_with_its_columns()
    {
        var ana = await SearcherAsync();
        await ana.Page.Keyboard.PressAsync("Control+k");
        // Before a letter is typed there is somewhere to begin.
        await Expect(Suggestions(ana).GetByRole(AriaRole.Group, new() { Name = "Opened most" }).GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await LookAtAsync(ana);
        await Box(ana).PressSequentiallyAsync("the table with customer emails");
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/search?q=the*emails");

        // Profiles and segments both have the addresses of customers; profiles are among the first three.
        var card = ana.Page.Locator("article:nth-child(-n+3)").Filter(new() { HasText = "customer/profiles" }).First;
        await Expect(card).ToContainTextAsync("“customer” is in its key");
        await Expect(card.Locator(".cols mark").First).ToBeVisibleAsync();
        await Expect(card.Locator(".state")).ToBeVisibleAsync();
        await Expect(ana.Page.GetByRole(AriaRole.Complementary, new() { Name = "Preview of" })).ToContainTextAsync("Why this is first");
        var table = ana.Page.Locator("[aria-label^='Also found in'] li", new() { HasText = "Dataset" }).Filter(new() { Has = ana.Page.Locator(".cols mark", new() { HasText = "email" }) }).First;
        await table.Locator("a.key").ClickAsync();
        await ana.Page.WaitForURLAsync("**/datasets/**");
        await Expect(ana.Page.Locator("main").GetByText(new System.Text.RegularExpressions.Regex("customer_email|email_address")).First).ToBeVisibleAsync();

        // What was looked for is offered again, to her and in this browser only. The page has put the focus where it begins.
        await Expect(ana.Page.Locator("h1").First).ToBeFocusedAsync();
        await ana.Page.Keyboard.PressAsync("Control+k");
        await Expect(Suggestions(ana).GetByRole(AriaRole.Group, new() { Name = "Recent searches" })).ToContainTextAsync("the table with customer emails");
        AssertNothingKeepsPeopleOut();
    }

    [Fact]
    public async Task Back_leads_through_what_was_asked_and_never_through_what_was_only_looked_at()
    {
        var ana = await SearcherAsync();
        await VisitAsync(ana, "search?q=customer");
        var before = await ana.Page.Locator("h1").TextContentAsync();
        await ana.Page.Locator("#filters a[href*='type=dataset']").ClickAsync();
        await Expect(ana.Page.Locator(".fchip")).ToHaveTextAsync("Datasets");
        await Expect(ana.Page.Locator("h1")).Not.ToHaveTextAsync(before!);
        var filtered = await ana.Page.Locator("h1").TextContentAsync();

        await ana.Page.Keyboard.PressAsync("j");
        await ana.Page.Keyboard.PressAsync("j");
        await ana.Page.WaitForURLAsync("**&preview=dataset*");
        var (address, second) = (ana.Page.Url, ana.Page.Locator("article").Nth(1));
        await Expect(second).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("(^| )on( |$)"));
        await ana.Page.Keyboard.PressAsync("Enter");
        await ana.Page.WaitForURLAsync("**/datasets/**");

        await ana.Page.GoBackAsync();
        await Expect(second).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("(^| )on( |$)"));
        Assert.Equal(address, ana.Page.Url);
        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(filtered!);
        await ana.Page.GoBackAsync();
        await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(before!);
        await Expect(Box(ana)).ToHaveValueAsync("customer");
    }

    [Fact]
    public async Task Whatever_is_pasted_into_the_box_is_answered_by_a_page_that_holds_together()
    {
        var ana = await SearcherAsync();
        string[] pasted = [new('a', 500), string.Concat(Enumerable.Repeat("客", 500)), "\u202eregdel\u202c العملاء", "👩‍👩‍👧‍👦 🏳️‍🌈", "\"customer \"", "***", "+title:x^9 {!x} [* TO *] (((", "<script>alert(1)</script>", "-customer", "OR OR"];
        foreach (var text in pasted)
        {
            await Box(ana).FillAsync(text);
            await ana.Page.Keyboard.PressAsync("Enter");
            await ana.Page.WaitForFunctionAsync("text => new URLSearchParams(location.search).get('q') === text", text);
            await Expect(ana.Page.Locator("h1")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[\\d,]+ results? for “"));
            await LookAtAsync(ana);
        }
        await VisitAsync(ana, $"search?q={string.Join('+', Enumerable.Range(0, 1_200))}");
        AssertNothingKeepsPeopleOut();
    }

    private async Task<PortalPage> SearcherAsync()
    {
        var ana = await SignInAsync("Ana Ruiz");
        // The index follows the demo mesh by itself.
        await ana.Page.WaitForFunctionAsync("() => fetch('/api/v1/search?q=customer%20emails').then(answer => answer.json()).then(found => found.hits[0]?.key === 'customer/profiles')", null, new() { PollingInterval = 250, Timeout = 60_000 });
        return ana;
    }

    private static ILocator Box(PortalPage page) =>
        page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search the catalog" }).Or(page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search the catalog" }));

    private static ILocator Suggestions(PortalPage page) => page.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
}
