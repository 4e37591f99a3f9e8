using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Fixtures.Browser;

/// <summary>A way through the demo mesh as somebody of it. Each page on the way is looked at; what keeps people out of one fails the test in the end.</summary>
public abstract class PersonaJourney(BrowserFixture browser, PortalFactory portal) : Journey(browser), IClassFixture<PortalFactory>
{
    private readonly List<string> _obstacles = [];

    protected Uri Portal => portal.Url;

    /// <summary>What the portal is made of.</summary>
    protected IServiceProvider Inside => portal.Services;

    protected async Task<PortalPage> SignInAsync(string name)
    {
        var page = await OpenAsync(portal.Url);
        await page.SignInAsync(name, "");
        await page.CircuitAsync();
        return page;
    }

    protected async Task LookAtAsync(PortalPage page) => _obstacles.AddRange(await page.ObstaclesAsync());

    /// <summary>Opens a page live, waits for its heading and looks at it.</summary>
    protected async Task VisitAsync(PortalPage page, string path)
    {
        await page.GoToAsync(path);
        await page.CircuitAsync();
        await page.Page.Locator("main h1").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await LookAtAsync(page);
    }

    protected void AssertNothingKeepsPeopleOut() => Assert.True(_obstacles.Count == 0, string.Join(Environment.NewLine, _obstacles));

    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    /// <summary>Opens a deed of a product's Manage menu and waits for its dialog.</summary>
    protected static async Task<ILocator> ManageAsync(PortalPage page, string deed)
    {
        await page.Page.Locator("details.menu[data-menu] > summary").Filter(new() { HasText = "Manage" }).ClickAsync();
        await page.Page.Locator("details.menu .pop button").Filter(new() { HasText = deed }).First.ClickAsync();
        var dialog = page.Page.Locator("dialog#manage");
        await dialog.WaitForAsync();
        return dialog;
    }
}
