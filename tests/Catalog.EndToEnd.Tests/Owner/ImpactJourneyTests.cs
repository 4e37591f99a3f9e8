using Catalog.EndToEnd.Tests.Fixtures.Browser;
using Catalog.EndToEnd.Tests.Fixtures.Portal;
using Microsoft.Playwright;
using Xunit;

namespace Catalog.EndToEnd.Tests.Owner;

/// <summary>Before something changes, those who build on it hear of it.</summary>
public sealed class ImpactJourneyTests(BrowserFixture browser, PortalFactory portal) : PersonaJourney(browser, portal)
{
    private const string Orders = "dataset:abfss://sales@hfmesh.dfs.core.windows.net:orders/orders";

    [Fact]
    public async Task An_owner_sees_whom_a_change_touches_and_tells_them_once()
    {
        var priya = await SignInAsync("Priya Nair");
        await priya.KnownAsync(Orders, 4, Ct);
        await VisitAsync(priya, $"lineage/impact?node={Uri.EscapeDataString(Orders)}");
        await Expect(priya.Page.GetByRole(AriaRole.Heading, new() { Name = "Who is touched" })).ToBeVisibleAsync();

        await priya.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        var dialog = priya.Page.Locator("dialog#tell");
        await LookAtAsync(priya);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        await Expect(dialog.GetByText("Say what is about to change").First).ToBeVisibleAsync();
        await dialog.GetByLabel("What is about to change, and when").FillAsync("From 1 March net_amount is in euros.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Tell the owners" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(priya.Page.GetByText("Told ").First).ToBeVisibleAsync();

        await VisitAsync(priya, "activity");
        await Expect(priya.Page.GetByText("downstream that orders/orders is about to change").First).ToBeVisibleAsync();
        AssertNothingKeepsPeopleOut();
    }
}
